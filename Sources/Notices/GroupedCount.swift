extension Int {
  /// The number in groups of three digits, as reports and tables write counts: `19,947`.
  package var grouped: String {
    var digits = String(magnitude)
    var place = digits.endIndex
    while digits.distance(from: digits.startIndex, to: place) > 3 {
      place = digits.index(place, offsetBy: -3)
      digits.insert(",", at: place)
    }
    return (self < 0 ? "-" : "") + digits
  }
}
