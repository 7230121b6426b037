// A score by section: as deep into the reports as leaves a list that can be read at a glance (pure).

import { documentOf } from "./practicevalue.js";

const MOST = 10;
const DEEPEST = 2;

/** [{ label, right, total }] in the reports' order, for outcomes { question, right }. */
export function scoresBySection(outcomes, reports) {
  let best = null;
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    const groups = grouped(outcomes, reports, depth);
    if (best && groups.length > MOST) break;
    best = groups;
  }
  return best;
}

function grouped(outcomes, reports, depth) {
  const many = new Set(outcomes.map(({ question }) => documentOf(question))).size > 1;
  const groups = new Map();
  for (const { question, right } of outcomes) {
    const { order, label } = placeOf(question, reports, depth, many);
    const group = groups.get(label) ?? { label, order, right: 0, total: 0 };
    group.total += 1;
    group.right += right ? 1 : 0;
    groups.set(label, group);
  }
  return [...groups.values()].sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]).map(({ label, right, total }) => ({ label, right, total }));
}

/** The section that a question belongs to, no deeper than `depth`. */
function placeOf(question, reports, depth, many) {
  const at = reports.findIndex(({ name }) => name === documentOf(question));
  const report = reports[at];
  let place = report ? report.sections.findIndex(({ name }) => name === question.section) : -1;
  if (place < 0) return { order: [at < 0 ? reports.length : at, Infinity], label: question.section || "Đầu văn bản" };
  const { sections } = report;
  const above = [];
  for (let level = Infinity; place >= 0; place -= 1) {
    if (sections[place].depth >= level) continue;
    level = sections[place].depth;
    above.unshift(place);
  }
  const shown = above.filter((one) => sections[one].depth <= depth);
  const names = shown.map((one) => [sections[one].number, sections[one].title].filter(Boolean).join(" "));
  // The heading itself says where; of those above it their numbers do.
  const path = [...shown.slice(0, -1).map((one) => sections[one].number).filter(Boolean), names.at(-1)];
  return { order: [at, shown.at(-1)], label: [many ? report.title : "", ...path].filter(Boolean).join(" › ") };
}
