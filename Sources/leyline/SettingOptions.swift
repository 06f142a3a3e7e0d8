import ArgumentParser
import EventStudy
import Notices

/// Options of one part of a study; what is not given comes from the study file or its default.
///
/// A command offers the groups that its job reads, so that no option is accepted and ignored.
protocol SettingOptions: ParsableArguments {
  /// Replaces the settings that were given.
  func apply(to settings: inout StudySettings) throws
}

extension SettingOptions {
  func validate() throws {
    var settings = StudySettings()
    do {
      try apply(to: &settings)
      try settings.check()
    } catch let error as ConfigurationError {
      // A wrong name is an error of the study, a number out of range one of the command line.
      guard case .outOfRange = error else { return }
      throw ValidationError(error.message.text(.option) + ".")
    }
  }
}

extension StudySettings {
  /// The settings that options without a value stand for, which their help names.
  static let standard = StudySettings()

  /// Takes the settings of a study file, or the standard ones, and applies options.
  ///
  /// - Parameters:
  ///   - study: The study file; without one and without inputs, the sample study.
  ///   - inputs: Says whether a file is named.
  ///   - groups: The options, in the order in which they count.
  /// - Throws: `ConfigurationError` when the file or a method's name is wrong.
  init(study: String?, inputs: InputOptions, _ groups: [any SettingOptions]) throws {
    if let path = try study ?? (inputs.namesNothing ? SampleStudy.located() : nil) {
      self = try StudyFile(path: path).resolved()
    } else {
      self.init()
    }
    for options in groups { try options.apply(to: &self) }
  }
}

extension Settings {
  /// Sets a value that was given.
  mutating func set<Value>(_ setting: WritableKeyPath<Self, Value>, _ value: Value?) {
    if let value { self[keyPath: setting] = value }
  }

  /// Sets a value that was given, where none is a value too.
  mutating func set<Value>(_ setting: WritableKeyPath<Self, Value?>, _ value: Value?) {
    if let value { self[keyPath: setting] = value }
  }

  /// Sets a list that was given.
  mutating func set<Value>(_ setting: WritableKeyPath<Self, [Value]>, _ values: [Value]) {
    if !values.isEmpty { self[keyPath: setting] = values }
  }

  /// Sets the methods whose names were given.
  mutating func set<Method: NamedMethod>(
    _ setting: WritableKeyPath<Self, [Method]>,
    named names: [String]
  ) throws(ConfigurationError) {
    if !names.isEmpty { self[keyPath: setting] = try Method.all(named: names) }
  }

  /// Turns a setting on where its flag was given.
  mutating func set(_ setting: WritableKeyPath<Self, Bool>, on flag: Bool) {
    if flag { self[keyPath: setting] = true }
  }
}
