/// The English names of the months and their usual abbreviations.
public enum MonthName {
  /// The full names, January first.
  public static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Returns the month, 1 to 12, of an English name or of an abbreviation of it.
  ///
  /// - Parameter bytes: At least three letters in any case, such as `sep`, `SEPT` or `September`.
  /// - Returns: Nothing when no month begins with the letters.
  public static func number(of bytes: some Collection<UInt8>) -> Int? {
    guard (3...9).contains(bytes.count) else { return nil }
    return english.firstIndex { name in
      name.utf8.count >= bytes.count
        && zip(bytes, name.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }.map { $0 + 1 }
  }
}
