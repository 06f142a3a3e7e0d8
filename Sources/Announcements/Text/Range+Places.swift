/// The places behind one within a sentence, a line or a list, which may be fewer than are asked for.
extension Range<Int> {
  /// The places behind one, at most so many; none where the range ends before it.
  func places(after index: Int, atMost count: Int) -> Range<Int> {
    places(from: index + 1, atMost: count)
  }

  /// The places from one on, at most so many; none where the range ends before it.
  func places(from index: Int, atMost count: Int) -> Range<Int> {
    index..<Swift.max(index, Swift.min(index + count, upperBound))
  }
}
