import ArgumentParser
import DelimitedText
import EventAlignment
import EventStudy
import Foundation
import Notices
import Simulation
import StudyReport
import StudyServer

/// A failure as the person at the terminal sees it: a line or two and an exit status.
struct CommandFailure {
  /// One line that says what is wrong and what to do, and where there is one, what is left.
  let lines: [String]
  /// 1 when the input is wrong, 2 when Leyline itself failed.
  let status: Int32

  /// Describes an error, or nothing when it is about the arguments.
  init?(_ error: any Error) {
    switch error {
    case let error as EarlierOutputStays:
      guard let cause = CommandFailure(error.cause) else { return nil }
      lines = cause.lines + [error.remark]
      status = cause.status
    case let error as any AdvisingError:
      lines = [error.message.text(.option)]
      status = 1
    case let error as SimulationError:
      lines = [error.description]
      status = 1
    case let error as PrivateFolderError:
      lines = [error.description]
      status = 1
    case let error as NoUsableEvent:
      lines = [error.description]
      status = 1
    default:
      guard Leyline.exitCode(for: error) == .failure else { return nil }
      lines = ["leyline: internal error: \(error); please report it with the command you ran"]
      status = 2
    }
  }
}

/// A study in which every announcement is excluded.
struct NoUsableEvent: Error, CustomStringConvertible {
  /// The number of announcements that were read.
  let announcements: Int

  var description: String {
    switch announcements {
    case 0: "no announcement was found; check the event file or the documents"
    case 1: "no event could be studied: the only announcement is excluded, for the reason listed"
    default:
      "no event could be studied: each of the \(announcements) announcements is excluded, "
        + "for the reasons listed"
    }
  }
}
