extension Substring {
  /// The text without blanks at its ends.
  func trimmingBlanks() -> Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
