import Testing

@testable import PriceData

/// Headers of vendors and exchanges in their languages, above invented numbers.
@Suite("Words of headers")
struct HeaderWordsTests {
  /// A number that is like no other for each kind of column.
  private static let numbers: [String: String] = [
    "date": "2024-01-15", "time": "09:15", "symbol": "AAA", "name": "Alpha", "open": "100",
    "high": "104", "low": "98", "close": "101", "adjustedClose": "95", "volume": "5000",
    "turnover": "505000", "vwap": "101", "previousClose": "99", "-": "2.5",
  ]

  static let headers: [(names: String, columns: String)] = [
    ("Date,Price,Open,High,Low,Vol.,Change %", "date close open high low volume -"),
    ("Datum,Zuletzt,Eröffn.,Hoch,Tief,Vol.,+/- %", "date close open high low volume -"),
    ("Datum,Schlusskurs,EROEFFNUNG,Tageshoch,Tagestief", "date close open high low"),
    (
      "Datum,Anfangskurs,Tageshoch,Tagestief,Schlusskurs,Umsatz in €,Umsatz in Stück",
      "date open high low close turnover volume"
    ),
    (
      "Datum,Erster,Hoch,Tief,Schlusskurs,Stuecke,Volumen",
      "date open high low close volume turnover"
    ),
    ("Fecha,Último,Apertura,Máximo,Mínimo,Vol.,% var.", "date close open high low volume -"),
    ("Date,Dernier,Ouv.,Plus Haut,Plus Bas,Vol.,Variation %", "date close open high low volume -"),
    ("Data,Ultimo,Apertura,Massimo,Minimo,Vol.,Var. %", "date close open high low volume -"),
    ("Data,Último,Abertura,Máxima,Mínima,Vol.,Var%", "date close open high low volume -"),
    ("Datum,Laatste,Open,Hoog,Laag,Vol.,Verschil %", "date close open high low volume -"),
    ("Data,Ostatnio,Otwarcie,Max.,Min.,Wol.,Zmiana%", "date close open high low volume -"),
    ("Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen", "date open high low close volume"),
    ("Дата,Цена,Откр.,Макс.,Мин.,Объём,Изм. %", "date close open high low volume -"),
    ("Tarih,Şimdi,Açılış,Yüksek,Düşük,Hac.,Fark %", "date close open high low volume -"),
    (
      "TARİH,KAPANIŞ FİYATI,AÇILIŞ FİYATI,EN YÜKSEK FİYAT,EN DÜŞÜK FİYAT",
      "date close open high low"
    ),
    ("तारीख,मूल्य,ओपन,उच्च,निम्न,वॉल्यूम,परिवर्तन %", "date close open high low volume -"),
    ("日期,收盘,开盘,高,低,交易量,涨跌幅", "date close open high low volume -"),
    (
      "日期,股票代码,开盘,收盘,最高,最低,成交量,成交额,振幅,涨跌幅,涨跌额,换手率",
      "date symbol open close high low volume turnover - - - -"
    ),
    (
      "日期,成交股數,成交金額,開盤價,最高價,最低價,收盤價,漲跌價差,成交筆數",
      "date volume turnover open high low close - -"
    ),
    ("代码,简称,日期,前收盘价(元),收盘价(元),成交量(股)", "symbol name date previousClose close volume"),
    ("日付,始値,高値,安値,終値,出来高,終値調整", "date open high low close volume adjustedClose"),
    ("日付け,終値,始値,高値,安値,出来高,変化率 %", "date close open high low volume -"),
    ("일자,종가,대비,등락률,시가,고가,저가,거래량,거래대금", "date close - - open high low volume turnover"),
    ("Ｄａｔｅ,Ｏｐｅｎ,Ｃｌｏｓｅ", "date open close"),
    ("Date,PX_OPEN,PX_HIGH,PX_LOW,PX_LAST,PX_VOLUME", "date open high low close volume"),
    ("Date,OPEN_PRC,HIGH_1,LOW_1,TRDPRC_1,ACVOL_UNS", "date open high low close volume"),
    (
      "datadate,tic,prcod,prchd,prcld,prccd,cshtrd,ajexdi",
      "date symbol open high low close volume -"
    ),
    (
      "PERMNO,DlyCalDt,DlyPrc,DlyOpen,DlyHigh,DlyLow,DlyVol,DlyRet",
      "symbol date close open high low volume -"
    ),
    (
      "Stkcd,Trddt,Opnprc,Hiprc,Loprc,Clsprc,Dnshrtrd,Dnvaltrd",
      "symbol date open high low close volume turnover"
    ),
    (
      "ticker,volume,open,close,high,low,window_start,transactions",
      "symbol volume open close high low date -"
    ),
    (
      "<TICKER>,<DTYYYYMMDD>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>",
      "symbol date open high low close volume"
    ),
    (
      "TRADEDATE,SECID,NUMTRADES,VALUE,OPEN,LOW,HIGH,WAPRICE,CLOSE,VOLUME",
      "date symbol - turnover open low high vwap close volume"
    ),
    ("date,close,adjClose,adjHigh,adjOpen,divCash,splitFactor", "date close adjustedClose - - - -"),
    (
      "Data,Abertura,Fechamento,Negócios,Quantidade,Volume (R$)",
      "date open close - volume turnover"
    ),
    ("Date,Open,High,Low,Close,Volume BTC,Volume USD", "date open high low close volume turnover"),
    ("Ngày,Lần cuối,Mở,Cao,Thấp,KL,% Thay đổi", "date close open high low volume -"),
  ]

  @Test(arguments: headers)
  func `are those of one security`(names: String, columns: String) throws {
    let columns = columns.split(separator: " ").map(String.init)
    let row = columns.map { Self.numbers[$0] ?? "" }.joined(separator: ",")
    let text = "\(names)\n\(row)\n\(row.replacing("2024-01-15", with: "2024-01-16"))\n"
    let loaded = try load(text, "AAA.csv")
    #expect(loaded.panel.symbols == ["AAA"])
    for name in columns {
      guard let field = PriceField(rawValue: name), let text = Self.numbers[name] else { continue }
      #expect(loaded.value(field, "AAA", "2024-01-15") == Double(text), "\(name)")
    }
  }

  @Test(arguments: ["de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr", "hi", "zh", "ja", "ko"])
  func `are known in a language for each part of a price`(language: String) {
    let needed: [ColumnRole] = [
      .date, .field(.open), .field(.high), .field(.low), .field(.close), .field(.volume),
      .field(.turnover), .field(.adjustedClose), .field(.vwap),
    ]
    for role in needed {
      let lines = HeaderWords.roles.filter { $0.role == role }.flatMap(\.ranks)
      #expect(
        lines.contains { HeaderWords.words(of: $0).contains { $0.language == language } },
        "\(role.name)"
      )
    }
    #expect(
      HeaderWords.others.contains { value, words in
        value == .change && HeaderWords.words(of: words).contains { $0.language == language }
      }
    )
  }

  @Test(arguments: [
    ("Clôture", "cloture"), ("ＯＰＥＮ", "open"), ("AÇILIŞ", "acilis"), ("Cloˆture", "cloture"),
  ])
  func `have a key without accents and widths`(header: String, key: String) {
    #expect(HeaderKey.of(header.replacing("ˆ", with: "\u{302}")) == key)
  }
}
