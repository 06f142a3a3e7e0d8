/// The letters and the words of the trade of a language, by which the encoding of a text is known.
struct WritingSystem {
  /// The encodings that texts of the language come in.
  let encodings: [TextEncoding]
  /// The letters beyond ASCII; nothing where characters of more bytes than one tell themselves.
  let letters: Set<Unicode.Scalar>?
  /// Words that stand in headers of price files, in lower case.
  let words: Set<String>

  /// A language whose letters have one byte each.
  private init(_ encodings: [TextEncoding], _ letters: String, _ words: String) {
    self.encodings = encodings
    self.letters = Set(
      (letters + letters.uppercased()).unicodeScalars.filter { $0.value > 127 }
    )
    self.words = Set(words.split(separator: " ").map(String.init))
  }

  /// A language whose characters have two bytes.
  private init(_ encodings: [TextEncoding], words: String) {
    self.encodings = encodings
    letters = nil
    self.words = Set(words.split(separator: " ").map(String.init))
  }

  /// The languages, the likelier of two that fit alike first.
  static let all: [WritingSystem] =
    wide + western + [
      WritingSystem(
        turkish,
        "çğıöşüâîûİ",
        "kapanış açılış düşük yüksek değişim işlem günü fiyatı sembol tarih hacim şimdi günlük ağırlıklı en"
      ),
      WritingSystem(
        central,
        "ąćęłńóśźż",
        "otwarcie zamknięcie najwyższy najniższy wolumen obrót kurs walor spółka nazwa zmiana"
      ),
      WritingSystem(
        central,
        "áčďéěíňóřšťúůýž",
        "závěr závěrečný otevírací nejvyšší nejnižší změna název zavírací otevření množství"
      ),
      WritingSystem(
        central,
        "áéíóöőúüű",
        "záró nyitó dátum legmagasabb legalacsonyabb forgalom árfolyam"
      ),
      WritingSystem(central, "äáčďéíĺľňóôŕšťúýž", "dátum záverečný otvárací najvyššia najnižšia"),
      WritingSystem(central, "ăâîşţ", "închidere deschidere preţ valoare"),
      WritingSystem(central, "čćđšž", "zaključna najviša najniža količina vrijednost"),
      WritingSystem(
        [.windows1251, .koi8, .ibm866],
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        """
        дата время откр открытие закр закрытие макс максимум мин минимум объём объем цена тикер изм код \
        бумага последняя оборот инструмент наименование
        """
      ),
      WritingSystem(
        [.windows1253, .greek],
        "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
        "ημερομηνία κλείσιμο άνοιγμα υψηλό χαμηλό όγκος τιμή"
      ),
      WritingSystem(
        [.windows1257],
        "āčēģīķļņšūžąęėįųõäöü",
        "datums slēgšanas uždarymo kaina sulgemishind"
      ),
    ]

  private static let turkish: [TextEncoding] = [.windows1254, .latin5]
  private static let central: [TextEncoding] = [.windows1250, .latin2, .ibm852]
  private static let west: [TextEncoding] = [
    .windows1252, .latin9, .ibm850, .macRoman,
  ]

  private static let wide = [
    WritingSystem(
      [.gb18030],
      words: """
        日期 时间 代码 名称 开盘 收盘 最高 最低 成交 涨跌 价格 证券 股票 前收 昨收 今开 换手 交易 总市值 均价 指数
        """
    ),
    WritingSystem(
      [.big5],
      words: """
        日期 時間 代號 名稱 開盤 收盤 最高 最低 成交 漲跌 價格 證券 股票 昨收 交易 均價 指數 個股 股數 金額
        """
    ),
    WritingSystem(
      [.shiftJIS, .eucJP],
      words: "日付 日時 年月日 始値 終値 高値 安値 出来高 売買 銘柄 コード 株価 調整 前日比 市場 名称 指数"
    ),
    WritingSystem(
      [.cp949],
      words: """
        일자 날짜 시간 종가 시가 고가 저가 거래량 거래대금 종목 코드 현재가 등락 전일 대비 수정 시장 지수
        """
    ),
  ]

  private static let western = [
    WritingSystem(
      west,
      "äöüß",
      """
      schluss schluß schlußkurs schlusskurs eröffnung eröffnungskurs höchst höchstkurs tageshöchst höchster \
      tief tiefstkurs stück umsatz währung kurs datum börse veränderung
      """
    ),
    WritingSystem(
      west,
      "àâæçèéêëîïôœùûüÿ",
      "clôture ouverture dernier société libellé séance variation cours élevé échangés volume"
    ),
    WritingSystem(
      west,
      "áéíñóúü",
      "último máximo mínimo cierre apertura fecha sesión variación título"
    ),
    WritingSystem(
      west,
      "áâãàçéêíóôõúü",
      "último máxima mínima máximo mínimo variação fecho abertura código preço médio"
    ),
    WritingSystem(west, "àèéìîòóù", "chiusura apertura massimo minimo quantità società"),
    WritingSystem(west, "éëïóöüè", "slotkoers openingskoers hoogste laagste"),
    WritingSystem(
      west,
      "æøåéöäü",
      "lukkekurs højeste laveste åbning åpning høy sluttkurs høyest omsætning"
    ),
    WritingSystem(
      west,
      "åäöé",
      "stängning högst lägst öppning slutkurs päätöskurssi ylin alin päivä päivämäärä"
    ),
  ]
}
