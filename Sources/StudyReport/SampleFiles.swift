/// The files of the sample study, which are parts of the program.
package enum SampleFiles {
  /// Its study file, relative to the folder of the repository and to that of a copy.
  package static let studyFile = "data/ashok-leyland/study.toml"

  /// The files with their paths from that folder.
  package static var all: [PackagedFile] { PackagedFile.all(in: "sample/") }
}
