internal import EventStatistics
internal import EventStudy

/// Lays the sections of a report out in a terminal.
struct SectionLines {
  let width: Int
  private let format = NumberFormat.terminal

  /// Returns the lines of each part that a terminal has room for.
  ///
  /// Of parts that differ by their model only, the first is shown, and the file that has the others
  /// is named.
  func parts(of section: ReportSection?) -> [[TerminalLine]] {
    guard let section else { return [] }
    let shown = section.parts.filter { !$0.isDetail }
    return shown.enumerated().compactMap { index, part in
      let same = shown.filter { $0.model != nil && $0.heading == part.heading }
      guard part.model == nil || same.first?.model == part.model else { return nil }
      // A part without a title of its own goes on with what the part before it tells.
      let title = part.heading ?? (index == 0 ? section.title : nil)
      return lines(of: part, title: title) + others(same.count - 1, in: part.file)
    }
  }

  /// Returns the lines of each part of a section under a heading of its own.
  func parts(of section: ReportSection, under heading: TerminalLine) -> [[TerminalLine]] {
    let lines = section.parts.filter { !$0.isDetail }
      .map { self.lines(of: $0, title: $0.heading) }
    guard let first = lines.first else { return [] }
    return [[heading] + first] + lines.dropFirst()
  }

  private func lines(of part: ReportSection.Part, title: String?) -> [TerminalLine] {
    let heading = title.map { [self.heading($0, hint: Sparkline.text(part.path))] } ?? []
    let brief = part.brief.map { TextLayout.paragraph($0, width: width, tone: .quiet) } ?? []
    let table = part.table?.lines(width: width) ?? []
    let items = part.items.flatMap { TextLayout.paragraph($0, width: width, mark: "- ") }
    let rest = part.rest.map { TextLayout.more($0.count, in: $0.file) } ?? []
    let notes = part.notes.flatMap { TextLayout.paragraph($0, width: width, tone: .quiet) }
    return heading + brief + table + items + rest + notes
  }

  /// Returns a heading with a hint at the right end of the line.
  func heading(_ name: String, hint: String) -> TerminalLine {
    let gap = max(2, width - name.count - hint.count)
    guard !hint.isEmpty, name.count + 2 + hint.count <= width else {
      return TerminalLine(name, .heading)
    }
    return TerminalLine(name + String(repeating: " ", count: gap) + hint, .heading)
  }

  /// The number of models that are not shown, in words that say where they are.
  private func others(_ count: Int, in file: String?) -> [TerminalLine] {
    guard count > 0, let file else { return [] }
    let noun = count == 1 ? "the other model" : "the \(format.count(count)) other models"
    return [TerminalLine("  \(noun): \(file)", .quiet)]
  }
}
