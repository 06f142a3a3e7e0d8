import Announcements
import Testing

@Suite struct CompanyDirectoryTests {
  /// A text and the companies that it names, as `SYMBOL=words of the text`.
  static let texts: [(text: String, found: [String])] = [
    ("Ashok Leyland's new plant", ["ASHOKLEY=Ashok Leyland"]),
    ("Shares of Ashok Leyland Ltd. rose", ["ASHOKLEY=Ashok Leyland Ltd"]),
    ("Ashok Leyland Limited said", ["ASHOKLEY=Ashok Leyland Limited"]),
    ("ASHOK LEYLAND TO BUILD BATTERIES", ["ASHOKLEY=ASHOK LEYLAND"]),
    ("Ashok-Leyland and Ashok\nLeyland", ["ASHOKLEY=Ashok-Leyland", "ASHOKLEY=Ashok Leyland"]),
    ("Ashok\n\nLeyland", []),
    ("ashok leyland", []),
    ("Indian Oil Corporation (IOC) and ioc", ["IOC=Indian Oil Corporation", "IOC=IOC"]),
    (
      "Reliance New Energy and Reliance Power",
      ["RELIANCE=Reliance New Energy", "RPOWER=Reliance Power"]
    ),
    ("Reliance Industries Ltd", ["RELIANCE=Reliance Industries Ltd"]),
    ("a reliance on imports", []),
    ("the Reserve Bank of India and the State Bank of India", ["SBIN=State Bank of India"]),
    ("the Bank of India", ["BANKINDIA=Bank of India"]),
    (
      "Mahindra & Mahindra, Mahindra and Mahindra, M&M",
      [
        "M&M=Mahindra & Mahindra", "M&M=Mahindra and Mahindra", "M&M=M&M",
      ]
    ),
    ("Larsen & Toubro (L&T)", ["LT=Larsen & Toubro", "LT=L&T"]),
    ("Dr Reddy’s Laboratories", ["DRREDDY=Dr Reddy’s Laboratories"]),
    ("CALB (HK) Co. Ltd. and CALB Group Co.", ["3931=CALB (HK) Co. Ltd", "3931=CALB Group Co"]),
    ("the JSW Group, JSW Steel and JSW", ["JSW=JSW Group", "JSWSTEEL=JSW Steel", "JSW=JSW"]),
    ("advanced chemistry cell (ACC) capacity under the ACC scheme", []),
    ("helium atom laboratory (HAL): HAL measures", []),
    ("Hindustan Aeronautics (HAL)", ["HAL=Hindustan Aeronautics", "HAL=HAL"]),
    ("a big idea, a good IDEA (NSE: IDEA)", ["IDEA=IDEA"]),
    ("buy ASHOKLEY now", ["ASHOKLEY=ASHOKLEY"]),
    ("LIC Housing has a new head", ["LICHSGFIN=LIC Housing"]),
    ("a titanic titan and Titan", ["TITAN=Titan"]),
    ("listed on the BSE and the NSE", []),
    ("trucks under BS VI, BS-VI, BS6 and Bharat Stage VI norms", []),
    ("Vi Ltd, or Vodafone Idea, sells VI plans", ["IDEA=Vi Ltd", "IDEA=Vodafone Idea"]),
  ]

  @Test(arguments: texts)
  func `finds the companies of a text by the longest name`(
    _ sample: (text: String, found: [String])
  ) throws {
    let directory = try SampleDocuments.directory()
    let found = directory.find(in: sample.text).map { "\($0.company.symbol)=\($0.quote)" }
    #expect(found == sample.found)
  }

  @Test(arguments: [
    ("NVIDIA Corporation", "Nvidia"), ("Microsoft Corporation", "Microsoft Corp"),
    ("Microsoft Corporation", "Microsoft"), ("The Boeing Company", "Boeing"),
    ("The Boeing Company", "Boeing Co"), ("\"The Coca-Cola Company\"", "Coca-Cola"),
  ])
  func `finds a foreign company by its short name`(_ name: String, _ quote: String) throws {
    let folder = try TemporaryFolder()
    let list = try folder.write("own.csv", "symbol,name\nABC,\(name)\n")
    let found = try CompanyDirectory.read(list).find(in: "Shares of \(quote) rose in New York")
    #expect(found.map(\.company.symbol) == ["ABC"])
    #expect(found.map(\.quote) == [quote])
  }

  @Test func `gives the bytes of each mention`() throws {
    let text = "₹5 crore: Infosys’ plan"
    let mention = try #require(try SampleDocuments.directory().find(in: text).first)
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[mention.byteRange], as: UTF8.self) == "Infosys")
  }

  @Test func `searches a large text in linear time`() throws {
    let directory = try SampleDocuments.directory()
    let text = String(
      repeating: "Tata Tata Consultancy Tata Consultancy Services Tata Steel ",
      count: 5000
    )
    let clock = ContinuousClock()
    let duration = clock.measure { #expect(directory.find(in: text).count == 10_000) }
    #expect(duration < .seconds(20))
    let symbols = String(repeating: "ASHOKLEY ", count: 40_000)
    let durationOfSymbols = clock.measure { #expect(directory.find(in: symbols).isEmpty) }
    #expect(durationOfSymbols < .seconds(20))
  }

  @Test func `reads the directory of the repository without doubles`() throws {
    let companies = try SampleDocuments.directory().companies
    let symbols = companies.map(\.symbol).filter { !$0.isEmpty }
    #expect(Set(symbols).count == symbols.count)
    #expect(symbols.count >= 200)
    #expect(companies.allSatisfy { $0.isin == nil || $0.isin?.count == 12 })
    for symbol in ["ASHOKLEY", "RELIANCE", "OLAELEC", "RAJESHEXPO", "IOC", "JSWSTEEL", "JSWENERGY"]
    {
      #expect(try SampleDocuments.directory().company(symbol: symbol)?.exchange == "NSE")
    }
  }

  @Test func `reads a directory of one's own and says what a bad one lacks`() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(
      "own.csv",
      "Ticker;Company Name;Aliases\nACME;Acme Rockets Limited;Rocket Works|AR\n"
    )
    let directory = try CompanyDirectory.read(good)
    #expect(
      directory.find(in: "Acme Rockets, Rocket Works and AR").map(\.company.symbol) == [
        "ACME", "ACME", "ACME",
      ]
    )
    let bad = try folder.write("bad.csv", "symbol,label\nACME,Acme\n")
    #expect {
      try CompanyDirectory.read(bad)
    } throws: {
      "\($0)" == "\(bad): has no column \"name\"; its columns are \"symbol\", \"label\""
    }
  }

  @Test func `has an ISIN only where its check digit is right`() throws {
    let numbers = try SampleDocuments.directory().companies.compactMap(\.isin)
    #expect(numbers.count == 9)
    #expect(Set(numbers).count == numbers.count)
    for number in numbers {
      // Letters become two digits, then every second digit from the right is doubled.
      let digits = number.flatMap { character in
        String(Int(String(character), radix: 36) ?? 0).compactMap(\.wholeNumberValue)
      }
      let sum = digits.reversed().enumerated().reduce(0) { sum, place in
        let doubled = place.offset.isMultiple(of: 2) ? place.element : place.element * 2
        return sum + doubled / 10 + doubled % 10
      }
      #expect(sum.isMultiple(of: 10), "\(number)")
    }
  }
}
