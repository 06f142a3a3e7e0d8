import CivilTime
import EventAlignment
import Testing

/// Day 0 under each policy, drawn as trading weeks.
@Suite("Alignment policy")
struct AlignmentPolicyTests {
  /// One drawing: the policy, the time of the announcement if it has one, and the weeks.
  struct Case: Sendable, CustomTestStringConvertible {
    let policy: AlignmentPolicy
    let time: String?
    let picture: String
    var testDescription: String { "\(policy.rawValue) \(time ?? "without time")\n\(picture)" }

    init(_ policy: AlignmentPolicy, _ time: String?, _ picture: String) {
      self.policy = policy
      self.time = time
      self.picture = picture
    }
  }

  /// A date with a session: every policy agrees, except that strict moves nothing after the close.
  static let sessionDays: [Case] = AlignmentPolicy.allCases.flatMap { policy in
    [
      Case(policy, nil, "MTWTF..MTWTF..\n E\n 0"),
      Case(policy, "00:00", "MTWTF..MTWTF..\n E\n 0"),
      Case(policy, "09:14:59", "MTWTF..MTWTF..\n E\n 0"),
      Case(policy, "09:15", "MTWTF..MTWTF..\n E\n 0"),
      Case(policy, "15:29:59", "MTWTF..MTWTF..\n E\n 0"),
      Case(policy, "15:30", policy == .strict ? "MTWTF..\n E" : "MTWTF..\n E\n  0"),
      Case(policy, "23:59:59", policy == .strict ? "MTWTF..\n E" : "MTWTF..\n E\n  0"),
      Case(policy, "16:00", policy == .strict ? "MTWTF..M\n    E" : "MTWTF..M\n    E\n       0"),
      Case(policy, "16:00", policy == .strict ? "MTW-F..M\n  E" : "MTW-F..M\n  E\n    0"),
      Case(policy, nil, "MTWTFS.MTWTF..\n     E\n     0"),
    ]
  }

  /// A date without a session: here the policies differ.
  static let closedDays: [Case] = [
    Case(.next, nil, "MTWTF..MTWTF..\n     E\n       0"),
    Case(.next, nil, "MTWTF..MTWTF..\n      E\n       0"),
    Case(.next, nil, "MTWTF..-TWTF..\n     E\n        0"),
    Case(.next, nil, "MT-TF..MTWTF..\n  E\n   0"),
    Case(.next, "08:00", "MT-TF..MTWTF..\n  E\n   0"),
    Case(.next, "16:00", "MT-TF..MTWTF..\n  E\n   0"),
    Case(.next, "12:00", "MTWTF..MTWTF..\n     E\n       0"),
    Case(.previous, nil, "MTWTF..MTWTF..\n     E\n    0"),
    Case(.previous, nil, "MTWTF..MTWTF..\n      E\n    0"),
    Case(.previous, nil, "MTWT-..MTWTF..\n      E\n   0"),
    Case(.previous, "16:00", "MT-TF..MTWTF..\n  E\n 0"),
    Case(.nearest, nil, "MTWTF..MTWTF..\n     E\n    0"),
    Case(.nearest, nil, "MTWTF..MTWTF..\n      E\n       0"),
    Case(.nearest, nil, "MT-TF..MTWTF..\n  E\n   0"),
    Case(.nearest, nil, "MTWTF..-TWTF..\n      E\n        0"),
    Case(.nearest, nil, "MTWTF..-TWTF..\n     E\n    0"),
    Case(.nearest, nil, "MTWT-..MTWTF..\n    E\n   0"),
    Case(.nearest, "16:00", "MT-TF..MTWTF..\n  E\n   0"),
    Case(.strict, nil, "MTWTF..MTWTF..\n     E"),
    Case(.strict, "12:00", "MT-TF..MTWTF..\n  E"),
  ]

  /// A session that the data lacks: day 0 goes on in the direction it has, for five sessions.
  static let missingData: [Case] = [
    Case(.next, nil, "MTWTF..MTWTF..\n E\n 0"),
    Case(.next, nil, "MtWTF..MTWTF..\n E\n  0"),
    Case(.next, "12:00", "MtwTF..MTWTF..\n E\n   0"),
    Case(.next, "16:00", "MTwTF..MTWTF..\n E\n   0"),
    Case(.next, nil, "MtwtfS.MTWTF..\n E\n     0"),
    Case(.next, nil, "Mtwtf..mTWTF..\n E\n        0"),
    Case(.next, nil, "Mtwtf..mtWTF..\n E"),
    Case(.next, nil, "MTWTF..mTWTF..\n     E\n        0"),
    Case(.previous, nil, "MTWTf..MTWTF..\n     E\n   0"),
    Case(.previous, nil, "Mtwtf..MTWTF..\n     E\n0"),
    Case(.previous, nil, "MtWTF..MTWTF..\n E\n  0"),
    Case(.nearest, nil, "MTWTf..MTWTF..\n     E\n   0"),
    Case(.nearest, nil, "MTWTF..mTWTF..\n      E\n        0"),
    Case(.strict, nil, "MtWTF..MTWTF..\n E"),
  ]

  /// The ends of the data.
  static let ends: [Case] = [
    Case(.next, nil, "mTWTF..MTWTF..\nE"),
    Case(.next, nil, "mtwtf..MTWTF..\n     E\n       0"),
    Case(.next, "16:00", "mTWTF..\nE\n 0"),
    Case(.next, nil, "MTWTf..\n    E"),
    Case(.next, nil, "MTWTF..mtwtf..\n     E"),
    Case(.next, "16:00", "MTWTF..\n    E"),
    Case(.next, "15:29", "MTWTF..\n    E\n    0"),
    Case(.previous, nil, "mtwtf..MTWTF..\n     E"),
    Case(.previous, nil, "MTWTF..mtwtf..\n     E\n    0"),
  ]

  @Test(arguments: sessionDays + closedDays + missingData + ends)
  func `puts the announcement on day 0`(drawing: Case) throws {
    let timeline = try Timeline(drawing.picture)
    let aligner = EventAligner(
      calendar: try timeline.calendar(),
      axis: timeline.axis,
      policy: drawing.policy
    )
    let time = try drawing.time.map { try #require(TimeOfDay($0)) }
    let publication =
      time.map {
        PublicationTime.instant(date: timeline.announced, time: $0, utcOffsetMinutes: nil)
      } ?? .day(timeline.announced)
    let alignment = aligner.align(publication)
    #expect(alignment.day?.date == timeline.eventDay, "\(alignment)")
    if let day = alignment.day { #expect(timeline.axis[day.index] == day.date) }
    #expect((alignment.day == nil) == (alignment.exclusion != nil))
  }
}
