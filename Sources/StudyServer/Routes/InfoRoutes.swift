internal import EventAlignment
internal import EventStudy
internal import Hummingbird
internal import Notices
internal import StudyReport

/// What there is.
struct InfoRoutes: Sendable {
  let service: StudyService

  func add(to api: RouterGroup<ServerContext>) {
    api.get("info") { _, _ in
      let data = try service.info.value { try JSONAnswer.data(InfoAnswer(service)) }
      return Response(data: data, type: "application/json")
    }
  }
}

/// The page and its parts.
struct PageRoutes: Sendable {
  let service: StudyService

  func add(to router: Router<ServerContext>) {
    router.get("/") { _, _ in service.pages.shown() }
    router.get("static/:name") { _, context in
      guard let part = ServerPages.part(try context.parameters.require("name")) else {
        throw ServerFailure.notFound("part of the page")
      }
      return part
    }
  }
}

/// Version, limits, methods in words and the standard settings.
struct InfoAnswer: Encodable {
  /// A role of files.
  struct Role: Encodable {
    let id: FileRole
    let name: String
    let many: Bool
  }

  /// A setting.
  struct Key: Encodable {
    let section: String
    let key: String
    let option: String
    /// What the page calls it.
    let name: String
    let list: Bool
    let namesFiles: Bool

    private enum CodingKeys: String, CodingKey {
      case section, key, option, name, list
      case namesFiles = "names_files"
    }
  }

  /// A rule that prescribes a price.
  struct Rule: Encodable {
    let id: String
    let title: String
  }

  let version = SoftwareVersion.release
  let limits: ServerLimits
  /// The name of the folder that the page begins with.
  let folder: String?
  let tasks = RunTask.allCases
  let roles = FileRole.allCases.map { Role(id: $0, name: $0.words, many: $0.takesMany) }
  let models: [MethodFact]
  let tests: [MethodFact]
  let eventTests: [MethodFact]
  let groupTests: [MethodFact]
  let settings = SettingPlaces.standard
  let settingKeys: [Key]
  let calendars = ["data"] + TradingCalendar.builtInNames
  let pricingRules: [Rule]
  let tableForms = TableFormat.allCases.map(\.rawValue)

  private enum CodingKeys: String, CodingKey {
    case version, limits, folder, tasks, roles, models, tests, settings, calendars
    case eventTests = "event_tests"
    case groupTests = "group_tests"
    case settingKeys = "setting_keys"
    case pricingRules = "pricing_rules"
    case tableForms = "table_forms"
  }

  init(_ service: StudyService) throws {
    limits = service.limits
    folder = service.folder?.name
    func facts(_ kind: String) -> [MethodFact] { MethodFacts.all.filter { $0.kind == kind } }
    models = facts("model")
    tests = facts("test")
    eventTests = facts("event_test")
    groupTests = facts("group_test")
    settingKeys = StudySettings.all.map { setting in
      let isList = if case .array? = SettingPlaces.standard(setting) { true } else { false }
      return Key(
        section: setting.section,
        key: setting.key,
        option: setting.option,
        name: ControlWords.name(setting),
        list: isList,
        namesFiles: SettingPlaces.namesFiles(setting)
      )
    }
    pricingRules = try PricingRules.standard().rule.map { Rule(id: $0.id, title: $0.name) }
  }
}
