import Testing

@testable import DelimitedText

/// Lines without a delimiter.
@Suite("Forms of lines")
struct LineFormTests {
  static let lines: [(text: String, form: LineForm?, rewritten: String)] = [
    (
      "Date        Adj Close  Volume\n2024-01-02     10.5      100\n2024-01-03    111.5    1,200\n",
      .wideBlanks,
      "Date\t       Adj Close\t Volume\n2024-01-02\t    10.5\t     100\n2024-01-03\t   111.5\t   1,200\n"
    ),
    (
      "Date Open Close\n2024-01-02 10.5 100\n2024-01-03  9.5  99\n",
      .blanks,
      "Date\tOpen\tClose\n2024-01-02\t10.5\t100\n2024-01-03\t 9.5\t 99\n"
    ),
    (
      "          Open  Close\n20240102   10   11\n20240103   12   13\n",
      .wideBlanks,
      "\t         Open\t Close\n20240102\t  10\t  11\n20240103\t  12\t  13\n"
    ),
    (
      "\"Open\" \"Adj Close\"\n\"2024-01-02\" 10 11\n\"2024-01-03\" 12 13\n",
      .blanks,
      "\"Open\"\t\"Adj Close\"\n\"2024-01-02\"\t10\t11\n\"2024-01-03\"\t12\t13\n"
    ),
    (
      "\"Date,Close\"\r\n\"2024-01-02,\"\"1,5\"\"\"\r\n\"2024-01-03,\"\"2,5\"\"\"\r\n",
      .quotedLines,
      " Date,Close \r\n 2024-01-02, \"1,5\"  \r\n 2024-01-03, \"2,5\"  \r\n"
    ),
    (
      "Name,A,B\n02/01/2024,$$ER: 0904,NO DATA AVAILABLE,1\n03/01/2024,,2\n",
      .bareErrors,
      "Name,A,B\n02/01/2024,$$ER: 0904 NO DATA AVAILABLE,1\n03/01/2024,,2\n"
    ),
    ("Name,A,B\n02/01/2024,\"$$ER: 0904,NO DATA AVAILABLE\",1\n03/01/2024,,2\n", nil, ""),
    ("Name,A,B\n02/01/2024,$$ER: 0904,1\n03/01/2024,,2\n", nil, ""),
    ("Date,Close\nJan 2 2024,1\nJan 3 2024,2\n", nil, ""),
    ("Date, Close\n2024-01-02,  1\n2024-01-03,  2\n", nil, ""),
    ("Date,Close\n\"Jan 2, 2024\",\"1\"\n\"Jan 3, 2024\",\"2\"\n", nil, ""),
    ("Date Adj Close\n2024-01-02 1\n2024-01-03 2\n", nil, ""),
    ("Date\tClose\n2024-01-02\t  1\n2024-01-03\t  2\n", nil, ""),
  ]

  @Test(arguments: lines)
  func `are told and rewritten in their places`(
    text: String,
    form: LineForm?,
    rewritten: String
  ) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { bytes in
      #expect(LineForm.detect(bytes) == form)
      guard let form else { return }
      #expect(String(decoding: form.rewritten(bytes), as: UTF8.self) == rewritten)
    }
  }
}
