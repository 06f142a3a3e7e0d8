public import ArgumentParser
public import CivilTime
public import DelimitedText
public import EventAlignment
public import EventStatistics
public import EventStudy
internal import Foundation
public import PriceData
internal import Simulation
public import StudyReport

// The library's own types as values of options: what an option accepts is what the library reads.

extension ActivityOutcome: ExpressibleByArgument {}
extension AlignmentPolicy: ExpressibleByArgument {}
extension Alternative: ExpressibleByArgument {}
extension BarInterval: ExpressibleByArgument {}
extension BarTime: ExpressibleByArgument {}
extension BuyAndHoldBenchmark: ExpressibleByArgument {}
extension CalendarDate: ExpressibleByArgument {}
extension CoefficientErrors: ExpressibleByArgument {}
extension DayWeights: ExpressibleByArgument {}
extension DecimalMark: ExpressibleByArgument {}
extension DuplicatePolicy: ExpressibleByArgument {}
extension MinimumEstimation: ExpressibleByArgument {}
extension ExcessMarket: ExpressibleByArgument {}
extension ExtremeSettings.Clusters: ExpressibleByArgument {}
extension ExtremeSettings.Series: ExpressibleByArgument {}
extension FileValues: ExpressibleByArgument {}
extension FreeFloat: ExpressibleByArgument {}
extension OutOfSampleDesign: ExpressibleByArgument {}
extension PeerWeights: ExpressibleByArgument {}
extension PricingSettings.CountedSessions: ExpressibleByArgument {}
extension PricingSettings.ShareCount: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
extension SizeBand: ExpressibleByArgument {}
extension SessionBars: ExpressibleByArgument {}
extension ReturnUnit: ExpressibleByArgument {}
extension RiskFreeUnit: ExpressibleByArgument {}
extension ReturnKind: ExpressibleByArgument {}
extension TimeOfDay: ExpressibleByArgument {}
extension WrittenFraction: ExpressibleByArgument {}
extension InferenceOptions.RankingDays: ExpressibleByArgument {}
extension InferenceOptions.SkewnessMoments: ExpressibleByArgument {}

extension SingleEventMethod: NamedMethod {
  public static var kind: String { "test of one event" }
}

extension SizeScenario: NamedMethod {
  public static var kind: String { "world" }
}

/// Windows written in one argument, such as `-1..1` or `-1,1;-5,5`.
struct TestWindowList {
  /// The windows in the order written.
  let windows: [TestWindow]

  /// Reads the windows of an argument.
  ///
  /// - Throws: What is wrong with a window and what to write.
  init(parsing argument: String) throws(EventAlignmentError) {
    // Blanks and commas part windows only where each part is one: "-1 1" and "-1, 1" are neither.
    let separators: [(Character) -> Bool] = [
      { $0.isWhitespace || $0 == "," || $0 == ";" }, \.isWhitespace, { $0 == ";" },
    ]
    for isSeparator in separators where TestWindow(argument) == nil {
      let parts = argument.split(whereSeparator: isSeparator).map(String.init)
      let found = parts.compactMap { Int($0) == nil ? TestWindow($0) : nil }
      guard parts.count > 1, found.count == parts.count else { continue }
      windows = found
      return
    }
    windows = [try TestWindow(parsing: argument)]
  }
}

/// A path that names something; an empty one, as an unset variable of a shell gives, names nothing.
enum NamedPath {
  /// Returns the path of an argument.
  static func read(_ argument: String) throws -> String {
    guard !argument.allSatisfy(\.isWhitespace) else {
      throw ValidationError("a path is needed here; give one or leave it out")
    }
    // Bytes that are no UTF-8 have become this mark, under which nothing can be found.
    guard !argument.contains("\u{FFFD}") || FileManager.default.fileExists(atPath: argument) else {
      throw ValidationError("the name \(argument) is not UTF-8; rename the file and try again")
    }
    return argument
  }
}

/// A header that is said to hold a role, written `role=header`.
struct ColumnAssignment: ExpressibleByArgument {
  /// What the column holds, such as `close`.
  let role: String
  /// The header as the file spells it.
  let header: String

  init?(argument: String) {
    guard let separator = argument.firstIndex(of: "=") else { return nil }
    role = argument[..<separator].lowercased()
    header = String(argument[argument.index(after: separator)...])
    guard !role.isEmpty, !header.isEmpty else { return nil }
  }

  /// Puts assignments in the place of a study file's, however it spells the roles.
  static func lay(_ assignments: [ColumnAssignment], over columns: inout [String: String]) {
    for assignment in assignments {
      columns = columns.filter { $0.key.lowercased() != assignment.role }
      columns[assignment.role] = assignment.header
    }
  }
}

/// How a command prints its result.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// For people.
  case text
  /// For programs.
  case json
}

extension JSONForm: ExpressibleByArgument {}

/// A value of `--format`: one way to print a result, or forms in which its tables are written, with
/// commas between them.
struct FormatChoice<Printed>: ExpressibleByArgument, Sendable
where Printed: RawRepresentable<String> & CaseIterable & Sendable {
  let printed: [Printed]
  let tables: [TableFormat]

  init?(argument: String) {
    let names = argument.split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    printed = names.compactMap { Printed(rawValue: $0) }
    tables = names.compactMap { TableFormat(rawValue: $0) }
    guard !names.isEmpty, printed.count + tables.count == names.count else { return nil }
  }

  static var allValueStrings: [String] {
    Printed.allCases.map(\.rawValue) + TableFormat.allCases.map(\.rawValue)
  }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Array {
  /// How the result is printed; the first way of all where none is named.
  ///
  /// - Throws: An error where two ways are named.
  func printed<Printed: Equatable>() throws -> Printed? where Element == FormatChoice<Printed> {
    let ways = flatMap(\.printed)
    guard let first = ways.first else { return nil }
    if let other = ways.first(where: { $0 != first }) {
      throw ValidationError(
        "--format names \(first.rawValue) and \(other.rawValue), and a result is printed once; leave one out."
      )
    }
    return first
  }

  /// The forms in which tables are written, each once.
  func tables<Printed>() -> [TableFormat] where Element == FormatChoice<Printed> {
    let named = Set(flatMap(\.tables))
    return TableFormat.allCases.filter(named.contains)
  }
}
