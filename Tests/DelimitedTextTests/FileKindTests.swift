import DelimitedText
import Testing

struct FileKindTests {
  static let kinds: [(bytes: [UInt8], message: String)] = [
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0, 0],
      "is an old workbook (.xls), not text; open it in Excel or LibreOffice and save it as .xlsx or CSV"
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] },
      "is a workbook with a password; open it, and save it without a password as .xlsx or CSV"
    ),
    (Array("BZh91AY".utf8), "is compressed by bzip2; unpack it first with bunzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "is compressed by xz; unpack it first with unxz"),
    ([0x28, 0xB5, 0x2F, 0xFD, 1], "is compressed by zstd; unpack it first with unzstd"),
    ([0x37, 0x7A, 0xBC, 0xAF, 1], "is a 7z archive; unpack it first with 7z x"),
    (Array("Rar!".utf8), "is a rar archive; unpack it first with unrar x"),
    (Array("%PDF-1.7".utf8), "is a PDF file, not text; look for a CSV file where it came from"),
    (
      Array("SQLite format 3\0".utf8),
      "is a SQLite database, not text; write its table with sqlite3 -header -csv FILE \"select * from TABLE\" > FILE.csv"
    ),
    (
      [0x80, 4, 0x95, 0],
      "is a pickle of Python, not text; write it in Python with to_csv, if you trust where it came from"
    ),
    ([0x89, 0x50, 0x4E, 0x47], "is a picture, not text; look for the numbers as CSV"),
    (
      Array("<!DOCTYPE html><form><input type=\"password\">".utf8),
      "is a web page (HTML) that asks to log in, and no data; log in and download it again"
    ),
    (
      Array("\n <html><table><tr><td>1</td></tr></table>".utf8),
      "is a web page (HTML), not a table of text; open it in Excel or LibreOffice and save it as CSV"
    ),
    (
      Array("<html><p>Hello</p>".utf8),
      "is a web page (HTML), not a table of text; download the data itself, such as by the page's link to CSV"
    ),
    (
      Array("<?xml version=\"1.0\"?><a/>".utf8),
      "is an XML file, not a table; save the table as CSV"
    ),
    (
      Array("[{\"date\": \"2024-01-15\"}]".utf8),
      "is a JSON file, not a table; read it with pandas and write it with to_csv, as pandas.read_json(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    (
      Array("{\"error\": \"no such symbol\"}".utf8),
      "is an error message, \"{\"error\": \"no such symbol\"}\", and no data; fetch it again"
    ),
    (
      Array("version https://git-lfs.github.com/spec/v1\noid".utf8),
      "is a pointer of Git LFS and not the file itself; fetch the file with git lfs pull"
    ),
    (
      Array("Too Many Requests\r\n".utf8),
      "is the message \"Too Many Requests\" of a server, and no data; fetch it again"
    ),
    (
      Array("404: Not Found".utf8),
      "is the message \"404: Not Found\" of a server, and no data; fetch it again"
    ),
    ([0xEF, 0xBB, 0xBF], "is empty"),
    (Array(" \n\t\n".utf8), "is empty"),
  ]

  @Test(arguments: kinds)
  func `names what is no table, and what to do`(bytes: [UInt8], message: String) {
    #expect {
      try DelimitedTable.read(bytes: bytes, name: "t.csv")
    } throws: {
      "\($0)" == "t.csv: \(message)"
    }
  }

  @Test(arguments: [
    "<TICKER>,<DATE>\nA,20240115\n", "[Date],[Close]\n2024-01-15,1\n",
    "no data column,x\n1,2\n3,4\n5,6\n7,8\n9,0\n",
    "Not found,close\n2024-01-15,1\n2024-01-16,1\n2024-01-17,1\n2024-01-18,1\n2024-01-19,1\n",
  ])
  func `a table that begins in an odd way is a table`(text: String) throws {
    #expect(try DelimitedTable.read(bytes: Array(text.utf8), name: "t").rows.count > 0)
  }
}
