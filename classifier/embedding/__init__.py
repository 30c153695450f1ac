"""A small sentence embedding as one more part of the stack: the extra `embedding`.

| file | is |
| --- | --- |
| `encode` | Sentences and their words as vectors of an embedding: all-MiniLM-L6-v2 (Wang et al |
| `onnx_layers` | A network cut short at one of its layers, in ONNX's own bytes |
| `wordpiece` | WordPiece (Schuster and Nakajima 2012) over BERT's uncased vocabulary |
"""
