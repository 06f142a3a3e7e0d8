internal import CPackagedFiles

/// A file that the program carries, so that it needs no other file wherever it lies.
package struct PackagedFile {
  /// The path from the folder of its purpose.
  package let path: String
  private let file: UnsafePointer<leyline_packaged_file>

  /// Its bytes, which live as long as the program.
  package var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.count)
  }

  /// Every file with its whole name.
  private nonisolated(unsafe) static let every: [PackagedFile] =
    (0..<leyline_packaged_file_count()).compactMap { position in
      leyline_packaged_file(position).map {
        PackagedFile(path: String(cString: $0.pointee.name), file: $0)
      }
    }

  /// Returns the file of a name, such as `report/report.css`.
  package static func named(_ name: String) -> PackagedFile? { every.first { $0.path == name } }

  /// Returns the files of a purpose.
  ///
  /// - Parameter folder: The beginning of their names, such as `sample/`.
  /// - Returns: The files with their paths from there.
  package static func all(in folder: String) -> [PackagedFile] {
    every.filter { $0.path.hasPrefix(folder) }
      .map { PackagedFile(path: String($0.path.dropFirst(folder.count)), file: $0.file) }
  }
}
