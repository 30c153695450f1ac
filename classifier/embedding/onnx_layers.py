"""A network cut short at one of its layers, in ONNX's own bytes.

Middle layers say more of style than the last, which was trained to tell topics apart, and what comes after them need
not be computed. ONNX is protobuf (https://protobuf.dev/programming-guides/encoding): messages are runs of numbered
fields, so dropping nodes and naming another output is a matter of copying the fields that stay. That spares the package
`onnx`, which is only needed for this.
"""

from collections.abc import Iterator

# Field numbers of onnx.proto: ModelProto.graph; GraphProto.node, .output; NodeProto.output; ValueInfoProto.name.
_GRAPH, _NODE, _OUTPUT, _NODE_OUTPUT, _NAME = 7, 1, 12, 2, 1
_LENGTH_GIVEN = 2
_FIXED = {1: 8, 5: 4}


def cut_at(network: bytes, value: str) -> bytes:
    """The network up to the node that computes `value`, which becomes its only output.

    Raises ValueError where no node computes it, or where the bytes are no network.
    """
    kept = b"".join(
        _field(_GRAPH, _graph(content, value)) if number == _GRAPH else whole
        for number, content, whole in _fields(network)
    )
    if kept == network:
        raise ValueError("no network")
    return kept


def _graph(graph: bytes, value: str) -> bytes:
    kept: list[bytes] = []
    found = False
    for number, content, whole in _fields(graph):
        # Nodes stand in the order in which they are computed.
        if number == _OUTPUT or (number == _NODE and found):
            continue
        kept.append(whole)
        found = found or (number == _NODE and (_NODE_OUTPUT, value.encode()) in _named(content))
    if not found:
        raise ValueError(f"nothing in the network computes {value}")
    return b"".join(kept) + _field(_OUTPUT, _field(_NAME, value.encode()))


def _named(node: bytes) -> set[tuple[int, bytes]]:
    return {(number, content) for number, content, _ in _fields(node)}


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, content (empty for plain numbers) and all bytes of each field."""
    index = 0
    while index < len(message):
        begin = index
        key, index = _number(message, index)
        kind = key & 7
        content = b""
        if kind == _LENGTH_GIVEN:
            length, index = _number(message, index)
            content = message[index : index + length]
            index += length
        elif kind in _FIXED:
            index += _FIXED[kind]
        elif kind == 0:
            _, index = _number(message, index)
        else:
            raise ValueError("no network")
        if index > len(message):
            raise ValueError("the network is cut short")
        yield key >> 3, content, message[begin:index]


def _number(message: bytes, index: int) -> tuple[int, int]:
    """A number in seven bits a byte, and where the next thing begins."""
    value = shift = 0
    while True:
        if index >= len(message):
            raise ValueError("the network is cut short")
        byte = message[index]
        value |= (byte & 127) << shift
        index, shift = index + 1, shift + 7
        if byte < 128:
            return value, index


def _field(number: int, content: bytes) -> bytes:
    return _bytes_of(number << 3 | _LENGTH_GIVEN) + _bytes_of(len(content)) + content


def _bytes_of(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
