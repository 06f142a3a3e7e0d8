import EventStudy
import Foundation
import StudyReport

/// A failure of a run whose output folder still holds what an earlier run wrote.
struct EarlierOutputStays: Error {
  /// Why the run failed.
  let cause: any Error
  /// One line that says what the folder holds.
  let remark: String

  /// Does a run; where it fails before it writes, the failure says what the folder still holds.
  ///
  /// - Parameters:
  ///   - output: The folder; nothing where it cannot be told.
  ///   - run: The run.
  /// - Throws: What the run throws, or ``EarlierOutputStays`` around it.
  static func told(of output: String?, _ run: () throws -> Void) throws {
    do {
      try run()
    } catch let failure as NoUsableEvent {
      throw failure
    } catch {
      guard let output, let written = OutputFolder.written(output) else { throw error }
      let time = DateFormatter()
      time.locale = Locale(identifier: "en_US_POSIX")
      time.dateFormat = "yyyy-MM-dd HH:mm"
      throw EarlierOutputStays(
        cause: error,
        remark: "\(output) still holds the study of \(time.string(from: written))"
      )
    }
  }
}

extension StudyOptions {
  /// The output folder, as far as it can be told whatever is wrong with the settings.
  ///
  /// - Parameters:
  ///   - study: The study file, if there is one.
  ///   - settings: The settings, where they can be read.
  /// - Returns: The folder; nothing where only a study file that cannot be read names it.
  func output(study: String?, settings: StudySettings?) -> String? {
    settings?.run.output ?? output.output
      ?? (study == nil ? StudySettings.standard.run.output : nil)
  }
}
