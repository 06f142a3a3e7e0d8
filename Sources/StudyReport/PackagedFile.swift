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

  /// Returns the file of a name, such as `report/report.css`.
  package static func named(_ name: String) -> PackagedFile? {
    all(in: "").first { $0.path == name }
  }

  /// Returns the files of a purpose.
  ///
  /// - Parameter folder: The beginning of their names, such as `sample/`.
  /// - Returns: The files with their paths from there.
  package static func all(in folder: String) -> [PackagedFile] {
    (0..<leyline_packaged_file_count()).compactMap { position in
      guard let file = leyline_packaged_file(position) else { return nil }
      let name = String(cString: file.pointee.name)
      guard name.hasPrefix(folder) else { return nil }
      return PackagedFile(path: String(name.dropFirst(folder.count)), file: file)
    }
  }
}
