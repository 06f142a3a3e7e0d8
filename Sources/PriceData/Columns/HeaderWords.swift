/// The words by which the columns of price files are known: one table, by role and language.
///
/// A line begins with a language and goes on with its words; a word that is added to a line is all that a
/// new name of a column needs. Case, accents, blanks and signs do not matter (``HeaderKey``). `en` is also
/// what vendors, terminals and libraries write.
enum HeaderWords {
  /// The words of a role, the most certain first.
  struct Ranked {
    let role: ColumnRole
    let ranks: [String]
  }

  /// Splits lines into words, each with its language.
  static func words(of lines: String) -> [(language: Substring, word: Substring)] {
    // By bytes: the words of all languages are taken apart before the first file is read.
    lines.utf8.split(separator: UInt8(ascii: "\n")).flatMap { line in
      let tokens = line.split(separator: UInt8(ascii: " "))
      return tokens.dropFirst().map { (Substring(tokens[0]), Substring($0)) }
    }
  }

  /// All roles.
  static let roles = rows + prices + amounts

  /// What tells the rows of a file apart.
  static let rows: [Ranked] = [
    Ranked(
      role: .date,
      ranks: [
        """
        en date date1 timestamp datetime day tradedate tradingdate traddt tradingday pricedate quotedate caldt
        en datadate observationdate dates dlycaldt yyyymmdd dtyyyymmdd pricingdate tradedt trddt windowstart
        en opentime exchangedate valuationdate effectivedate localdate dateutc utcdate datetimeutc
        de datum kursdatum handelstag handelsdatum börsentag zeitpunkt zeitstempel
        fr jour séance datedeséance
        es fecha fechahora día fechadecotización fechasesión
        pt data datadopregão datpre datapregão dataref
        it data dataora giorno datadicontrattazione
        nl datum handelsdag
        pl data datasesji dzień
        ru дата дататоргов деньторгов датавремя
        tr tarih tarihi işlemtarihi tarihsaat hgdgtarih
        hi दिनांक तारीख तिथि
        zh 日期 交易日期 交易日 成交日期 统计日期 統計日期 交易时间 交易時間 年月日 日期时间 日期時間
        ja 日付 日付け 日時 年月日 取引日 約定日 年月
        ko 날짜 일자 거래일 거래일자 기준일 기준일자 년월일 영업일자 매매일 일시
        sv datum handelsdag
        da dato
        fi päivämäärä päivä pvm
        cs datum
        hu dátum
        el ημερομηνία ημερ
        id tanggal
        vi ngày
        th วันที่
        ar التاريخ
        he תאריך
        """,
        """
        en bizdt businessdate asofdate reportdate sessiondate dt time sessionname
        de zeit
        ru время
        tr saat
        zh 时间 時間
        ja 時間 時刻
        ko 시간
        """,
      ]
    ),
    Ranked(
      role: .time,
      ranks: [
        """
        en time tradetime bartime barttime quotetime timeofday hhmmss
        de uhrzeit zeit
        fr heure
        es hora
        pt hora horário
        it ora orario
        nl tijd
        pl godzina czas
        ru время
        tr saat
        zh 时间 時間
        ja 時刻 時間
        ko 시각 시간
        """
      ]
    ),
    Ranked(
      role: .symbol,
      ranks: [
        """
        en symbol tckrsymb ticker tickersymbol symbols tscode stkcd orderbookid epic asxcode
        de kürzel börsenkürzel
        fr symbole mnémo mnémonique
        es símbolo
        pt símbolo codneg códigodenegociação
        it simbolo
        nl symbool
        pl symbol skrót
        ru тикер символ
        tr sembol hissekodu işlemkodu hgdghskodu
        hi प्रतीक सिंबल
        zh 代码 股票代码 证券代码 基金代码 指数代码 代號 股票代號 證券代號 代碼 股票代碼 证券代号
        ja 銘柄コード 証券コード コード
        ko 종목코드 단축코드 표준코드 종목번호 코드
        vi mã mãck
        id kodesaham
        """,
        """
        en tic ric scrip scripname scripsymbol tradingsymbol stocksymbol nsesymbol bsesymbol permno indexname
        en stockcode instrumentseriescode
        """,
        """
        en firm stock security instrument company companyname firmname stockname securityname
        en firmid stockid securityid secid gvkey permco sccode scripcode securitycode asset
        de wertpapier aktie firma unternehmen bezeichnung wertpapiername
        fr société nom
        es empresa nombre acción
        pt empresa nome nomres ação papel ativo
        it azienda nome titoloazionario società
        nl naam aandeel
        pl nazwa spółka nazwaspółki
        ru инструмент бумага название наименование эмитент
        tr hisse hisseadı şirket
        hi नाम कंपनी शेयर
        zh 名称 名稱 股票名称 股票名稱 证券名称 證券名稱 简称 证券简称 股票简称 公司 公司名称
        ja 銘柄 銘柄名 会社名 名称
        ko 종목명 종목 회사명 한글종목명 종목약명
        """,
        """
        en isin isincode cusip sedol code identifier id name scname wkn
        de kennung name
        fr code codeisin
        es código nemotécnico
        pt código
        it codice
        nl code
        pl kod
        ru код
        tr kod
        zh 编号
        """,
        """
        en valeur valor titre titel libelle
        fr libellé
        """,
      ]
    ),
    Ranked(role: .series, ranks: ["en series sctysrs securityseries"]),
  ]
}
