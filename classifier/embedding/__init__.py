"""A small sentence embedding as one more part of the stack: the extra `embedding`.

| file | is |
| --- | --- |
| `encode` | Sentences and their words as vectors of an embedding: all-MiniLM-L6-v2 (Wang et al |
| `onnx_layers` | A network cut short at one of its layers, in ONNX's own bytes |
| `wordpiece` | WordPiece (Schuster and Nakajima 2012) over BERT's uncased vocabulary |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.embedding.encode import EXTRA, Embedded, embed, embedded, installed

__all__ = [
    "EXTRA",
    "Embedded",
    "embed",
    "embedded",
    "installed",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "EXTRA": "encode",
        "Embedded": "encode",
        "embed": "encode",
        "embedded": "encode",
        "installed": "encode",
    },
)
