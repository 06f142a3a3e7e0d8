internal import CivilTime
internal import Foundation

/// The clock that the instants of a column are shown by.
enum ArrowClock {
  /// The instants are times of some clock that is not named.
  case unnamed
  /// The clock is some seconds ahead of UTC.
  case fixed(Int)
  case zone(TimeZone)

  /// Reads what the Arrow C data interface calls a time zone; nothing where no zone has that name.
  init?(_ name: String) {
    if name.isEmpty {
      self = .unnamed
    } else if let seconds = Self.offset(name) {
      self = .fixed(seconds)
    } else if let zone = TimeZone(identifier: name) {
      self = .zone(zone)
    } else {
      return nil
    }
  }

  /// Reads `+05:30`, and the names of UTC.
  private static func offset(_ name: String) -> Int? {
    if ["UTC", "GMT", "Z", "Etc/UTC"].contains(name) { return 0 }
    guard let sign = name.first, sign == "+" || sign == "-" else { return nil }
    let digits = name.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, digits.allSatisfy(\.isNumber), let number = Int(digits) else {
      return nil
    }
    return (number / 100 * 60 + number % 100) * (sign == "-" ? -60 : 60)
  }

  /// How many seconds the clock is ahead of UTC; nothing for one that is not named.
  fileprivate func offset(at seconds: Int64) -> Int? {
    switch self {
    case .unnamed: nil
    case .fixed(let offset): offset
    case .zone(let zone):
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }
  }
}

/// A moment, as its own clock shows it.
struct ArrowInstant {
  /// The day, counted from 1 January 1970.
  let day: Int64
  /// The nanoseconds since midnight.
  let nanoseconds: Int64
  /// The seconds that the clock is ahead of UTC; nothing where it is not named.
  let offset: Int?

  /// Takes a count of some unit, of which a second has a number, since the beginning of 1970.
  init(_ count: Int64, unit: Int64, _ clock: ArrowClock) {
    let seconds = count.dividedDown(by: unit)
    let rest = (count - seconds * unit) * (1_000_000_000 / unit)
    offset = clock.offset(at: seconds)
    let local = seconds + Int64(offset ?? 0)
    day = local.dividedDown(by: 86_400)
    nanoseconds = (local - day * 86_400) * 1_000_000_000 + rest
  }

  /// Whether it is the beginning of a day.
  var isMidnight: Bool { nanoseconds == 0 }

  /// The offset from UTC as ISO 8601 writes it, such as `+05:30`.
  var offsetText: String {
    guard let offset else { return "" }
    let minutes = abs(offset) / 60
    return (offset < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
  }
}

/// Returns the time of day as ISO 8601 writes it, with a fraction of a second where there is one.
func clockText(nanoseconds: Int64) -> String {
  let seconds = Int(nanoseconds / 1_000_000_000)
  let text =
    "\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
  let rest = nanoseconds % 1_000_000_000
  guard rest > 0 else { return text }
  var digits = String(1_000_000_000 + rest).dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return "\(text).\(digits)"
}

/// Returns the day as ISO 8601 writes it; one that no calendar has as its number, which no reader takes for a
/// day.
func dayText(_ day: Int64) -> String {
  Int32(exactly: day).map { CalendarDate(dayNumber: $0).description } ?? "day \(day)"
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
