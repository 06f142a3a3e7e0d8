internal import EventStatistics
public import Foundation
internal import Notices

/// A part of a study as it came from another machine, its fitted events unpacked.
///
/// The bytes are not needed any more, so that whoever puts many parts together need not hold those of all.
public struct ReceivedPart: Sendable {
  /// The result without what can be made again from the fitted events.
  let result: StudyResult
  /// The events of each model.
  let models: [Sample]
  /// The number of events whose announcement has no time.
  let shiftedCount: Int
  /// The events with a later day 0; none where each announcement has a time.
  let shifted: [Sample]
  let overlappingCount: Int
  let contaminatedCount: Int
  /// What parts are put in order by, so that lists of files and notes have one order.
  let firstEvent: String

  /// The events of a model, each with the share of its estimation returns that are zero.
  struct Sample: Sendable {
    let events: FittedSample
    /// None of a sample that is not checked.
    let zeroShares: [Double]

    fileprivate init(_ packed: PackedSample) throws(DamagedPack) {
      events = try packed.sample()
      zeroShares = packed.zeroShares.values
      guard zeroShares.isEmpty || zeroShares.count == events.members.count else {
        throw DamagedPack()
      }
    }
  }

  /// Reads the bytes of a part.
  ///
  /// - Parameter bytes: Those of ``StudyPart/bytes``.
  /// - Throws: ``StudyError`` when they are none, are damaged, or were written by another version.
  public init(_ bytes: Data) throws(StudyError) {
    let content = try StudyPart.content(of: bytes)
    result = content.result
    shiftedCount = content.shiftedCount
    overlappingCount = content.overlappingCount
    contaminatedCount = content.contaminatedCount
    firstEvent = content.result.events.map(\.eventID).min() ?? ""
    do throws(DamagedPack) {
      models = try content.models.map(Sample.init)
      shifted = try content.shifted.map(Sample.init)
    } catch {
      throw .configuration(
        .invalidSetting("the bytes of a part are damaged; compute the part again")
      )
    }
  }

  /// The settings that every part has in common.
  var methods: [AnyHashable] {
    let settings = result.configuration
    return [
      settings.methods, settings.windows, settings.alignment, settings.analysis.controlColumn,
      settings.analysis.outOfSample,
    ]
  }
}
