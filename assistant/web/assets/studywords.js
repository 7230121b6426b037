// What questions are called by kind and by level, as files of them have it too.

export const KINDS = { mcq: "Trắc nghiệm", true_false: "Đúng – sai", cloze: "Điền khuyết", match: "Ghép đôi", short: "Trả lời ngắn" };
export const LEVELS = { easy: "Dễ", medium: "Trung bình", hard: "Khó" };
export const ALL = "(không chọn: tất cả)";
