package import CivilTime

/// The date of Easter in the Gregorian calendar.
package enum EasterSunday {
  /// Returns Easter Sunday of a year.
  ///
  /// Source: the anonymous Gregorian computus, *Nature* (1876); Meeus (1991), *Astronomical
  /// Algorithms*, chapter 8.
  package static func date(year: Int) -> CalendarDate? {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let d = b / 4
    let e = b % 4
    let f = (b + 8) / 25
    let g = (b - f + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let i = c / 4
    let k = c % 4
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
