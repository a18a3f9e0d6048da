"""Text that is squeezed while it comes, and can be set between two other texts afterwards.

A deflate stream may be cut where it is flushed: what stands before and after the rows of a sheet
is known only when the rows are counted, and is squeezed by itself. The check number of the whole
is reckoned from those of the pieces, as zlib's own crc32_combine does.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Any

LEVEL = 6
IN_MEMORY = 1 << 20  # bytes; what is larger goes to the disk
POLYNOMIAL, ONE = 0xEDB88320, 1 << 31
BLOCK = 1 << 16


def _compressor() -> Any:
    return zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL + 1)


class Body:
    """The squeezed middle of a part: `size` bytes of text in `length` bytes."""

    def __init__(self) -> None:
        self.file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - as long as it
        self.crc, self.size, self.length = 0, 0, 0
        self._squeeze = _compressor()

    def add(self, text: str) -> None:
        """Take a block of text."""
        data = text.encode()
        self.crc = zlib.crc32(data, self.crc)
        self.size += len(data)
        self.file.write(self._squeeze.compress(data))

    def close(self) -> None:
        """No more comes; something else can follow."""
        self.file.write(self._squeeze.flush(zlib.Z_FULL_FLUSH))
        self.length = self.file.tell()

    def copy_to(self, file: IO[bytes]) -> None:
        """Write the squeezed bytes."""
        self.file.seek(0)
        copyfileobj(self.file, file, BLOCK)


@dataclass(frozen=True)
class Part:
    """A whole part of a package: its bytes, or a head and a tail with a body between them."""

    head: bytes
    body: Body | None = None
    tail: bytes = b""

    @property
    def size(self) -> int:
        """How many bytes it unpacks to."""
        middle = self.body.size if self.body else 0
        return len(self.head) + middle + len(self.tail)

    @property
    def crc(self) -> int:
        """The check number of what it unpacks to."""
        crc = zlib.crc32(self.head)
        if self.body:
            crc = combined(crc, self.body.crc, self.body.size)
        return zlib.crc32(self.tail, crc)

    def pieces(self) -> Iterator[bytes]:
        """The squeezed head and tail; the body, if there is one, goes between them."""
        squeeze = _compressor()
        yield squeeze.compress(self.head) + squeeze.flush(zlib.Z_FULL_FLUSH)
        squeeze = _compressor()
        yield squeeze.compress(self.tail) + squeeze.flush()


def combined(first: int, second: int, length: int) -> int:
    """The check number of two texts in a row, the second of which is so many bytes long."""
    shift, power, times = ONE, ONE >> 8, length  # x to the 0th, and to the 8th: one byte
    while times:
        if times & 1:
            shift = _product(shift, power)
        power = _product(power, power)
        times >>= 1
    return _product(shift, first) ^ second


def _product(left: int, right: int) -> int:
    """Two polynomials over the numbers 0 and 1, multiplied modulo that of the check number."""
    product = 0
    for place in range(31, -1, -1):
        if left >> place & 1:
            product ^= right
        right = right >> 1 ^ POLYNOMIAL if right & 1 else right >> 1
    return product
