"""Writes unpacked weights as an ordinary sentence-transformers folder: BERT encoder, mean pooling, unit length.

The word embedding is most of the 470 MB. It is stored as float32 because torch then maps the file into memory as it
is: loading takes a third of a second, and only the rows of words that occur are ever read.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from vectorstore.e5_weights import Floats, PackedWeights

_SPACE = "▁"
_SPECIAL = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}
# Names within a layer: ours, the file's, and the sizes of the weight (rows, columns) by name.
_LINEAR = {
    "attention.self.query": ("q", "hidden", "hidden"),
    "attention.self.key": ("k", "hidden", "hidden"),
    "attention.self.value": ("v", "hidden", "hidden"),
    "attention.output.dense": ("ao", "hidden", "hidden"),
    "intermediate.dense": ("fi", "feed_forward", "hidden"),
    "output.dense": ("fo", "hidden", "feed_forward"),
}
_NORMS = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}


def write_folder(weights: PackedWeights, folder: Path, prompts: Mapping[str, str]) -> None:
    """Write all files of the model into an existing, empty folder; `prompts` by name, "query" and "document".

    Raises:
        WeightsDamaged: a tensor is missing or has the wrong size.
        OSError: the folder cannot be written.
    """
    tokenizer = make_tokenizer(weights)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _configurations(weights, tokenizer, prompts).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    save_file(tensors(weights), folder / "model.safetensors", metadata={"format": "pt"})


def tensors(weights: PackedWeights) -> dict[str, Floats]:
    """Every tensor under the name that BertModel gives it, in its shape."""
    sizes = weights.sizes
    hidden = sizes.hidden
    found = {
        "embeddings.word_embeddings.weight": weights.tensor("emb.word", sizes.vocabulary, hidden),
        "embeddings.position_embeddings.weight": weights.tensor("emb.pos", sizes.positions, hidden),
        "embeddings.token_type_embeddings.weight": weights.tensor("emb.type", sizes.token_types, hidden),
        "embeddings.LayerNorm.weight": weights.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": weights.tensor("emb.ln.b", hidden),
    }
    for layer in range(sizes.layers):
        for name, (short, rows, columns) in _LINEAR.items():
            shape = getattr(sizes, rows), getattr(sizes, columns)
            found[f"encoder.layer.{layer}.{name}.weight"] = weights.tensor(f"l{layer}.{short}.w", *shape)
            found[f"encoder.layer.{layer}.{name}.bias"] = weights.tensor(f"l{layer}.{short}.b", shape[0])
        for name, short in _NORMS.items():
            found[f"encoder.layer.{layer}.{name}.weight"] = weights.tensor(f"l{layer}.{short}.w", hidden)
            found[f"encoder.layer.{layer}.{name}.bias"] = weights.tensor(f"l{layer}.{short}.b", hidden)
    return {name: np.ascontiguousarray(tensor) for name, tensor in found.items()}


def make_tokenizer(weights: PackedWeights) -> Tokenizer:
    """XLM-RoBERTa's tokenizer: the Unigram model over NFKC text whose words start with a metaspace.

    The file's character table is NFKC plus a few characters that vanish or become a space (control characters, byte
    order marks and the like); only those need a rule of their own. NFKC itself also composes, which a table of single
    characters cannot.
    """
    vanishing = [char for char, new in weights.replacements.items() if not new]
    blank = [
        char
        for char, new in weights.replacements.items()
        if new == " " and unicodedata.normalize("NFKC", char) != " "
    ]
    bos, eos = weights.pieces[weights.bos][0], weights.pieces[weights.eos][0]
    tokenizer = Tokenizer(Unigram(weights.pieces, unk_id=weights.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(_any_of(vanishing), ""),
            normalizers.Replace(_any_of(blank), " "),
            normalizers.NFKC(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always"),
        ]
    )
    tokenizer.decoder = decoders.Metaspace(replacement=_SPACE, prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, weights.bos), (eos, weights.eos)],
    )
    tokenizer.add_special_tokens(
        [AddedToken(token, special=True, normalized=False) for token in _SPECIAL.values()]
    )
    return tokenizer


def _any_of(characters: list[str]) -> Regex:
    return Regex("[" + "".join(f"\\x{{{ord(character):X}}}" for character in characters) + "]")


def _configurations(
    weights: PackedWeights, tokenizer: Tokenizer, prompts: Mapping[str, str]
) -> dict[str, dict[str, Any] | list[Any]]:
    """The JSON files by name."""
    sizes = weights.sizes
    modules = ["Transformer", "Pooling", "Normalize"]
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.feed_forward,
            "vocab_size": sizes.vocabulary,
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.token_types,
            "layer_norm_eps": sizes.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": weights.pad,
            "dtype": "float32",
        },
        # The pooler belongs to BERT's training task; the weights have none and mean pooling needs none.
        "sentence_bert_config.json": {
            "max_seq_length": sizes.positions,
            "do_lower_case": False,
            "model_kwargs": {"add_pooling_layer": False},
        },
        "config_sentence_transformers.json": {
            "prompts": dict(prompts),
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {
                "idx": index,
                "name": str(index),
                "path": "" if index == 0 else f"{index}_{name}",
                "type": f"sentence_transformers.models.{name}",
            }
            for index, name in enumerate(modules)
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": sizes.hidden, "pooling_mode_mean_tokens": True},
        # Without `added_tokens_decoder`, transformers parses all of tokenizer.json in Python to find these: 0.7 s.
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            "clean_up_tokenization_spaces": False,
            **_SPECIAL,
            "cls_token": _SPECIAL["bos_token"],
            "sep_token": _SPECIAL["eos_token"],
            "added_tokens_decoder": {
                str(tokenizer.token_to_id(token)): {
                    "content": token,
                    "lstrip": False,
                    "rstrip": False,
                    "normalized": False,
                    "single_word": False,
                    "special": True,
                }
                for token in _SPECIAL.values()
            },
        },
    }
