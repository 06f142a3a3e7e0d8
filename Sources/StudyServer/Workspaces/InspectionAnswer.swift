internal import CivilTime
internal import EventStudy
internal import Foundation
internal import Notices
internal import PriceData

/// A note as clients see it.
struct NoteAnswer: Encodable, Hashable {
  let severity: String
  let source: String
  let text: String

  init(_ note: StudyNote, in folder: StudyFolder? = nil) {
    severity = note.severity.rawValue
    source = note.source.rawValue
    let words = note.message.text(.controls)
    text = folder.map { $0.shown(words) } ?? words
  }
}

/// Something that a person must decide or may correct.
struct QuestionAnswer: Encodable {
  let message: String
  /// How much it matters: nothing is wrong where it is a mere offer.
  let severity: String
  var symbol: String?
  var eventIDs: [String]?
  let answers: [Answer]

  private enum CodingKeys: String, CodingKey {
    case message, severity, symbol, answers
    case eventIDs = "event_ids"
  }

  /// Takes a note that names a setting or an adjustment; nothing for others.
  init?(_ note: StudyNote, adjustments: [AdjustmentLine], in folder: StudyFolder) {
    let words = note.message.text(.key)
    let lines = adjustments.filter {
      words.contains("\"\($0.symbol),\($0.date),\($0.factor)\"")
    }
    answers = AdjustmentLine.answers(lines, to: words) + Answer.all(of: note.message)
    guard !answers.isEmpty else { return nil }
    message = folder.shown(note.message.text(.controls))
    severity = note.severity.rawValue
    symbol = lines.first?.symbol
  }

  init(_ question: PriceQuestion) {
    let words = question.message.text(.key)
    message = question.message.text(.controls)
    severity = Severity.warning.rawValue
    symbol = question.symbol
    eventIDs = question.eventIDs
    answers =
      AdjustmentLine.answers(question.adjustments.compactMap { AdjustmentLine($0) }, to: words)
      + Answer.all(of: question.message)
  }
}

extension AdjustmentLine {
  /// Returns the lines that answer a message, with those that say of a move that it was one, where it offers them.
  static func answers(_ lines: [AdjustmentLine], to words: String) -> [Answer] {
    let moved = lines.filter { words.contains("\"\($0.symbol),\($0.date),1\"") }
      .map { AdjustmentLine(symbol: $0.symbol, date: $0.date, factor: 1) }
    return (lines + moved).map { Answer($0) }
  }

  /// Returns the lines that a message quotes.
  static func quoted(in words: String) -> [AdjustmentLine] {
    words.matches(of: /"([^",]+,\d{4}-\d{2}-\d{2},[0-9.e-]+)"/).compactMap {
      AdjustmentLine(String($0.1))
    }
  }

  /// Reads a line of an adjustments file.
  init?(_ line: String) {
    let parts = line.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 3, let factor = Double(parts[2]) else { return nil }
    self.init(symbol: String(parts[0]), date: String(parts[1]), factor: factor)
  }
}

/// What was understood of price and market files.
struct InspectionAnswer: Encodable {
  /// A file.
  struct File: Encodable {
    let file: String
    let name: String
    let role: FileRole
    var error: ErrorBody?
    var source: InspectedFile?
  }

  var files: [File] = []
  var firstDate: CalendarDate?
  var lastDate: CalendarDate?
  var dayCount: Int?
  var symbols: [String]?
  var error: ErrorBody?
  var notes: [NoteAnswer] = []
  var questions: [QuestionAnswer] = []

  private enum CodingKeys: String, CodingKey {
    case files, symbols, error, notes, questions
    case firstDate = "first_date"
    case lastDate = "last_date"
    case dayCount = "n_days"
  }

  /// Looks at the files of a workspace, together where they can be read together, and each by itself where they
  /// cannot.
  init(_ workspace: Workspace) {
    do {
      let settings = try workspace.namedOrDecided()
      look(at: workspace, settings)
    } catch {
      self.error = ServerFailure(thrown: error, in: workspace.folder).body
    }
  }

  private mutating func look(at workspace: Workspace, _ settings: StudySettings) {
    let folder = workspace.folder
    var together: PriceInspection?
    if !settings.prices.files.isEmpty {
      do {
        together = try PriceInspection.run(settings)
      } catch {
        self.error = ServerFailure(thrown: error, in: folder).body
      }
    }
    for file in workspace.files(.prices) {
      let path = folder.path(of: file.name)
      let source = together?.sources.first { $0.path == path || $0.path.hasPrefix(path + " [") }
      files.append(
        source.map { File(file, source: $0, in: folder) }
          ?? File(file, alone: settings, in: folder)
      )
    }
    for file in workspace.files(.market) {
      var alone = settings
      alone.prices = PriceSettings()
      alone.prices.dateFormat = settings.market.dateFormat
      alone.prices.values = settings.market.values
      alone.prices.encoding = settings.prices.encoding
      alone.prices.decimal = settings.prices.decimal
      if let column = settings.market.column { alone.prices.columns = ["close": column] }
      files.append(File(file, alone: alone, in: folder))
    }
    // What is wrong with one file is told there.
    if let told = error?.file, files.contains(where: { $0.name == told && $0.error != nil }) {
      error = nil
    }
    guard let together else { return }
    firstDate = together.firstDate
    lastDate = together.lastDate
    dayCount = together.dayCount
    symbols = together.symbols
    notes = together.notes.map { NoteAnswer($0, in: folder) }
    let lines = together.suggestedAdjustments.compactMap { AdjustmentLine($0) }
    questions = together.notes.compactMap {
      QuestionAnswer($0, adjustments: lines, in: folder)
    }
  }
}

extension InspectionAnswer.File {
  fileprivate init(_ file: StoredFile, source: InspectedFile, in folder: StudyFolder) {
    self.init(file: file.id, name: file.name, role: file.role)
    var source = source
    source.path = folder.shown(source.path)
    self.source = source
  }

  /// Looks at one file with nothing beside it.
  fileprivate init(_ file: StoredFile, alone settings: StudySettings, in folder: StudyFolder) {
    self.init(file: file.id, name: file.name, role: file.role)
    var settings = settings
    settings.prices.files = [folder.path(of: file.name)]
    settings.prices.adjustments = nil
    settings.market.files = []
    do {
      var found = try PriceInspection.run(settings).sources.first
      if let path = found?.path { found?.path = folder.shown(path) }
      source = found
    } catch {
      self.error = ServerFailure(thrown: error, in: folder).body
    }
  }
}

extension Workspace {
  /// Returns the settings of the files that are decided on, without refusing the others.
  fileprivate func namedOrDecided() throws -> StudySettings {
    var decided = self
    decided.files.removeAll { $0.role == .undecided }
    return try decided.study()
  }
}
