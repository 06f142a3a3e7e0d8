public import EventStatistics

/// A part of the work, for people who wait.
public enum StudyStep: Sendable, Hashable, CustomStringConvertible {
  /// Files are being read.
  case loading(String)
  /// Announcements are being put on trading days.
  case aligning
  /// A model is being estimated.
  case estimating(ExpectedReturnMethod)
  /// Windows are being tested.
  case testing(ExpectedReturnMethod)
  /// Groups, causes, residuals and several tests at once are being looked at.
  case analyzing
  /// The study is being repeated under a number of specifications.
  case varying(Int)
  /// The study is being repeated on random days, a number of times.
  case placebo(Int)

  public var description: String {
    switch self {
    case .loading(let what): "loading \(what)"
    case .aligning: "aligning announcements"
    case .estimating(let model): "estimating the model \(model.rawValue)"
    case .testing(let model): "testing under the model \(model.rawValue)"
    case .analyzing: "analyzing"
    case .varying(let count): "varying the choices: \(count) specifications"
    case .placebo(let count): "repeating the study on random days, \(count) times"
    }
  }
}
