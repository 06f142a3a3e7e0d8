public import Notices

/// A reason why the dates of a column cannot be read.
@nonexhaustive
public enum DateNotationError: Error, Sendable, Hashable {
  /// Either number of the example may be the month, as in every other date of the column.
  case ambiguous(String)
  /// The first example has the day first, the second has the month first.
  case contradictory(String, String)
  /// The example counts days, from a day that depends on the program.
  case counted(String)
  /// The example counts seconds, whose days are those of trading since 1960 and not since 1970.
  case countedSeconds(String)
  /// The example has several notations, and the neighbours of no or of several readings lie close.
  case several(String, [DateNotation])
  /// The two examples are dates, but not in one notation.
  case mixed(String, String)
}

extension DateNotationError: AdvisingError {
  public var message: Message { message(advising: .dateFormat) }

  /// What is wrong, with the setting that decides for the file in question.
  package func message(advising setting: Setting) -> Message {
    let advice: Message =
      "pass \(setting, "dd/mm/yyyy") or \(setting, "mm/dd/yyyy")"
    return switch self {
    case .ambiguous(let example):
      "\"\(example)\" may have the day or the month first, and no other date of the column decides; "
        + advice
    case .contradictory(let first, let second):
      "\"\(first)\" has the day first but \"\(second)\" has the month first; " + advice
    case .counted(let example):
      """
      "\(example)" may be a day as Excel, as Stata and SAS or as R count them; pass \(setting, "excel"), \
      \(setting, "stata") or \(setting, "days1970")
      """
    case .countedSeconds(let example):
      """
      "\(example)" may be seconds since 1970, of which the days would begin on Sundays and leave out Fridays, \
      or since 1960, as SAS and Stata count; pass \(setting, "epoch") or \(setting, "epoch1960")
      """
    case .several(let example, let notations):
      """
      "\(example)" may be written as \(notations.map(\.rawValue).joined(separator: " or ")), and the other \
      dates of the column do not decide; pass \(options(setting, notations))
      """
    case .mixed(let first, let second):
      "\"\(first)\" and \"\(second)\" are not dates of one notation; write all dates as yyyy-mm-dd"
    }
  }

  /// The options that choose between notations.
  private func options(_ setting: Setting, _ notations: [DateNotation]) -> Message {
    var options: Message = ""
    for (index, notation) in notations.enumerated() {
      options = "\(options)\(index > 0 ? " or " : "")\(setting, notation.rawValue)"
    }
    return options
  }
}

extension Setting {
  /// How price files write their dates.
  package static let dateFormat = Setting("prices", "date_format")
}
