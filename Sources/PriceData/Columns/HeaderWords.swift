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

  static let roles: [Ranked] = [
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
    Ranked(
      role: .field(.close),
      ranks: [
        """
        en close closeprice clspric closelast closingprice closeprc closevalue closingindexvalue
        en closeindexvalue closingvalue priceclose closinglevel prccd closecloseprice closecloselast
        en closeclosepriceadjustedforsplits dlyclose clsprc cfclose hstclose offclose closing prccm
        en closed tradeclose officialclose officialclosingprice universalcloseprice trpriceclose closepx
        en closingrate closebid closeindex closeadjustedforsplits regularclose trcloseprice indexclose
        de schlusskurs schluss schlußkurs schlußstand schlussstand schlusspreis
        fr clôture coursdeclôture cloture coursclôture prixdeclôture
        es cierre preciodecierre preciocierre últimocierre
        pt fechamento fecho preçodefechamento preçofechamento cotaçãodefechamento preult preçoúltimonegócio
        it chiusura prezzodichiusura prezzochiusura
        nl slotkoers slot
        pl zamknięcie kurszamknięcia cenazamknięcia
        ru закрытие ценазакрытия закр
        tr kapanış kapanışfiyatı hgdgkapanis
        hi बंद बंदभाव क्लोज समापन समापनमूल्य
        zh 收盘 收盘价 收市 收市价 收盤 收盤價 收市價 收盘指数 收盤指數 收盘点位 收市指数
        ja 終値 引値 株価終値
        ko 종가
        sv stängning stängningskurs slutkurs sista
        da lukkekurs luk lukning
        no sluttkurs slutt
        fi päätös päätöskurssi päätöshinta
        cs závěr zavírací zavíracícena závěrečnácena zavření
        hu záró záróár zárás
        el κλείσιμο
        id penutupan tutup
        vi đóngcửa giáđóngcửa
        th ราคาปิด ปิด
        ar الإغلاق سعرالإغلاق
        he שערנעילה נעילה
        """,
        "en pxlast closingquote pxclose pxofficialclose",
        """
        en price prc kurs cours preis prix prezzo precio lastclose dlyprc adjustedpriceclose stockprice
        en closeoradjclose marketprice unitprice pricecloselast
        de kurs preis
        fr cours prix
        es precio cotización
        pt preço cotação
        it prezzo
        nl koers prijs
        pl kurs cena
        ru цена курс
        tr fiyat
        hi मूल्य भाव कीमत
        zh 价格 價格 股价 股價 成交价
        ja 株価 価格 現在値
        ko 가격 현재가 주가
        sv kurs pris
        da kurs pris
        cs kurz cena
        hu ár árfolyam
        id harga
        vi giá
        th ราคา
        """,
        """
        en last nav \(lastTrades) trdprc1 cflast lastquote settle settlement settleprice settlementprice pxsettle netassetvalue
        en netassetvaluepershare lastsale
        de letzter letzterkurs zuletzt letzte
        fr dernier derniercours
        es último últimoprecio
        pt último últimopreço
        it ultimo ultimoprezzo
        nl laatste laatstekoers
        pl ostatnio ostatni ostatnikurs
        ru последняя посл ценапоследней ценапоследнейсделки
        tr şimdi son sonfiyat
        zh 最新 最新价 最新價 现价 現價 单位净值 最后成交价
        ja 直近値
        ko 최종가 기준가격
        sv senast senaste
        da seneste sidste
        no siste
        fi viimeisin viimeinen
        cs poslední
        hu utolsó
        id terakhir
        vi lầncuối
        th ล่าสุด
        el τελευταία
        ar الأخير آخرسعر
        he שער
        """,
        "en value level indexvalue indexlevel marketvalue",
        adjustedCloses,
      ]
    ),
    Ranked(
      role: .field(.open),
      ranks: [
        """
        en open openprice opnpric openpric openingprice openprc openindexvalue openvalue pxopen dlyopen prcod
        en opnprc priceopen opening cfopen tropenprice openindex openpx openopenprice
        """,
        """
        en first
        de eröffnung eröffnungskurs erster eröffn anfangskurs eröffnungspreis
        fr ouverture ouv coursdouverture prixdouverture 1ercours
        es apertura preciodeapertura precioapertura
        pt abertura preçodeabertura preçoabertura preabe
        it apertura prezzodiapertura prezzoapertura
        nl opening openingskoers openingsprijs
        pl otwarcie kursotwarcia cenaotwarcia otw
        ru открытие ценаоткрытия откр
        tr açılış açılışfiyatı
        hi खुला ओपन खुलनेकामूल्य खुलाभाव
        zh 开盘 开盘价 开市 开市价 開盤 開盤價 開市 開市價 今开 開盤指數 开盘指数
        ja 始値 寄付 寄値
        ko 시가
        sv öppning öppen öppningskurs öppn
        da åbning åben åbningskurs
        no åpning åpningskurs
        fi avaus avauskurssi avaushinta
        cs otevření otevírací otevíracícena
        hu nyitó nyitóár nyitás
        el άνοιγμα
        id pembukaan buka
        vi mở mởcửa giámởcửa lầnmởcửa
        th ราคาเปิด เปิด
        ar الافتتاح سعرالافتتاح
        he פתיחה שערפתיחה
        """,
      ]
    ),
    Ranked(
      role: .field(.high),
      ranks: [
        """
        en high highprice hghpric highpric highprc highindexvalue highvalue pxhigh dlyhigh prchd hiprc
        en pricehigh dayhigh cfhigh high1 trhighprice highindex highpx highhighprice prchm highestprice highest
        """,
        """
        en askhi max maximum hi
        de hoch tageshoch höchstkurs höchst höchster höchstpreis tageshöchst
        fr plushaut haut courshaut haut plushautjour
        es máximo máx preciomáximo
        pt máximo máxima máx preçomáximo premax
        it massimo max prezzomassimo mass
        nl hoog hoogste
        pl najwyższy max kursmaksymalny maksimum najw cenamaksymalna najwyższa maks kursmax
        ru максимум макс максимальнаяцена высокая макснаяцена максцена
        tr yüksek enyüksek enyüksekfiyat maks hgdgmax
        hi उच्च हाई उच्चतम अधिकतम
        zh 最高 最高价 最高價 高 最高指数 最高指數
        ja 高値 高
        ko 고가
        sv högst högsta högstakurs
        da højeste høj højst
        no høyeste høy høyest
        fi ylin ylinkurssi ylinhinta
        cs maximum nejvyšší
        hu maximum legmagasabb
        el υψηλό ανώτατο μέγιστο
        id tertinggi
        vi cao caonhất giácaonhất
        th สูง สูงสุด ราคาสูงสุด
        ar الأعلى أعلىسعر
        he גבוה שערגבוה
        """,
      ]
    ),
    Ranked(
      role: .field(.low),
      ranks: [
        """
        en low lowprice lwpric lowpric lowprc lowindexvalue lowvalue pxlow dlylow prcld loprc pricelow daylow
        en cflow low1 trlowprice lowindex lowpx lowlowprice prclm lowestprice lowest
        """,
        """
        en bidlo min minimum
        de tief tagestief tiefstkurs tiefst tiefster niedrig tiefstpreis tagestiefst
        fr plusbas bas bas coursbas plusbasjour
        es mínimo mín preciomínimo
        pt mínimo mínima mín preçomínimo premin
        it minimo min prezzominimo
        nl laag laagste
        pl najniższy min kursminimalny minimum najn cenaminimalna najniższa kursmin
        ru минимум мин минимальнаяцена низкая минцена
        tr düşük endüşük endüşükfiyat hgdgmin
        hi निम्न लो न्यूनतम
        zh 最低 最低价 最低價 低 最低指数 最低指數
        ja 安値 低
        ko 저가
        sv lägst lägsta lägstakurs
        da laveste lav lavest
        no laveste lav lavest
        fi alin alinkurssi alinhinta
        cs minimum nejnižší
        hu minimum legalacsonyabb
        el χαμηλό κατώτατο ελάχιστο
        id terendah
        vi thấp thấpnhất giáthấpnhất
        th ต่ำ ต่ำสุด ราคาต่ำสุด
        ar الأدنى أدنىسعر
        he נמוך שערנמוך
        """,
      ]
    ),
    Ranked(
      role: .field(.volume),
      ranks: [
        """
        en volume vol totaltradedquantity totaltradedqty ttltrdqnty tottrdqty ttltradgvol noofshares noofshrs
        en sharestraded tradedquantity tradedqty tradedvolume totalvolume pxvolume numberofshares totalquantity
        en dlyvol cshtrd dnshrtrd volumeshares tradevolume acvoluns acvol1 cfvolume trvolume accumulatedvolume
        en totalshares volumetraded volumes cshtrm totaltradedvolume tradingvolume sharevolume volumevolume
        de umsatz stück stücke stk gehandeltestück umsatzinstück umsatzeinheiten umsatzstück handelsvolumenstück
        fr titreséchangés nombredetitres quantitéséchangées
        es títulos títulosnegociados
        pt quantidade qtd quatot quantidadenegociada títulosnegociados
        it quantità quantitàscambiata pezzi
        pl wolumen wol liczbaakcji
        ru объем объём объемторгов объёмторгов объемшт колво количество
        tr lot işlemmiktarı toplamişlemmiktarı işlemadedi toplamişlemadedi
        hi वॉल्यूम मात्रा आयतन
        zh 成交量 交易量 成交股數 成交股数 成交數量 成交数量 總成交量 总成交量
        ja 出来高 売買高
        ko 거래량 누적거래량
        sv volym antal antalaktier totalvolym
        da volumen antal
        no volum
        fi volyymi kappalemäärä
        cs objem
        hu forgalomdb mennyiség
        el όγκος
        vi khốilượng kl khốilượnggd
        th ปริมาณ
        ar الحجم الكمية
        he נפח
        """,
        """
        en qty quantity
        de volumen handelsvolumen
        es volumen vol
        pt volume
        nl volume
        tr hacim hac
        hu forgalom
        """,
      ]
    ),
    Ranked(
      role: .field(.turnover),
      ranks: [
        """
        en turnover tottrdval ttltrfval netturnov totalturnover tradedvalue totaltradedvalue turnovervalue
        en totaltradevalue dnvaltrd pxturnover money trnovruns turnoverincurrency valuetraded tradevalue
        en tradingvalue totalvalue volumeincurrency turnovernetto netturnover
        de umsatzgeld geldumsatz umsatzinwährung umsatzinkurswährung
        fr capitaux montantéchangé
        es efectivo importe efectivonegociado
        pt voltot volumefinanceiro financeiro valornegociado
        it controvalore
        nl omzet
        pl obrót obroty wartośćobrotu wartośćobrotów
        ru оборот объемруб стоимость
        tr işlemhacmi toplamişlemhacmi hgdghacim
        hi कारोबार टर्नओवर
        zh 成交额 成交金额 成交額 成交金額 交易额 總成交金額
        ja 売買代金
        ko 거래대금 누적거래대금
        sv omsättning
        da omsætning
        no omsetning
        fi vaihto liikevaihto
        id nilai
        vi giátrị gtgd
        th มูลค่า
        ar القيمة
        he מחזור
        """,
        """
        en value amount dollarvolume
        fr montant
        pl wartość
        """,
        """
        de volumen umsatz
        tr hacim
        hu forgalom
        """,
      ]
    ),
    Ranked(
      role: .field(.vwap),
      ranks: [
        """
        en vwap avgprice averageprice wap avgpric weightedaverageprice weightedavgprice waprice
        en volumeweightedaverageprice averagetradedprice eqyweightedavgpx weightedaverage dailyvwap
        de durchschnittskurs gewichteterdurchschnitt
        fr coursmoyen coursmoyenpondéré cmp
        es preciomedio preciomedioponderado
        pt preçomédio premed
        it prezzomedio prezzomedioponderato
        pl kursśredni średniakursważony
        ru средневзвешеннаяцена средневзвцена средневзвешенная
        tr aof ağırlıklıortalamafiyat ağırlıklıortalama hgdgaof
        hi औसत औसतमूल्य
        zh 均价 均價 成交均价 成交均價 加权平均价
        ja 加重平均 加重平均価格 売買高加重平均価格
        ko 가중평균 가중평균가격 가중평균주가
        sv snittpris genomsnittspris snittkurs
        da gennemsnitskurs
        no gjennomsnittspris
        fi keskikurssi keskihinta
        """,
        """
        en average
        de durchschnitt
        fr moyenne
        es medio
        it medio
        pt médio
        nl gemiddelde
        """,
      ]
    ),
    Ranked(
      role: .field(.adjustedClose),
      ranks: [
        adjustedCloses,
        "en adjprice adjustedprice adjustedprices priceadjusted adjprcwd adjprc splitadjustedprice",
      ]
    ),
    Ranked(
      role: .field(.previousClose),
      ranks: [
        """
        en prevclose previousclose priorclose preclose pclose prevclosing prevclosingprice previousclosingprice
        en prevcloseprice previouscloseprice prevclsgpric prvsclsgpric prevcloseindexvalue yesterdayclose
        en dlyprevprc pxclose1d preclsprc preclosingprice prevprice previousprice prev previousdayclose lastclosingprice
        de vortag vortageskurs schlusskursvortag vortagesschluss schlussvortag
        fr clôtureveille clôtureprécédente veille courprécédent coursprécédent
        es cierreanterior cierreprevio anterior
        pt fechamentoanterior anterior
        it chiusuraprecedente precedente
        nl vorigeslot vorigeslotkoers
        pl poprzedniezamknięcie kursodniesienia
        ru пред предзакрытие предыдущеезакрытие
        tr öncekikapanış
        hi पिछलाबंद
        zh 前收盘 前收盘价 昨收 昨收价 前收 昨收盤價 昨日收盘价 前收市价 前日收盤價 昨收價 前收市價
        ja 前日終値 前終値 基準値 基準値段
        ko 전일종가 기준가
        id sebelumnya
        """
      ]
    ),
  ]

  /// The prices of last trades, which exchanges set apart from the close.
  static let lastTrades =
    "lastprice ltp lastpric lasttradedprice lasttradeprice lastsaleprice lasttrade lasttradingprice"

  private static let adjustedCloses = """
    en adjclose adjustedclose closeadj adjcloseprice adjustedcloseprice adjcloseadjustedclose
    en adjcloseadjustedclosepriceadjustedforsplitsanddividendandorcapitalgaindistributions adjprccd closeadjusted
    en adjustedclosingprice adjclosingprice adjcloseadjclose splitanddividendadjustedclose
    de schlusskursbereinigt bereinigterschlusskurs schlussbereinigt bereinigterschluss adjschlusskurs
    fr clôtureajustée coursajusté clôtureaj coursdeclôtureajusté
    es cierreajustado cierreaj preciodecierreajustado
    pt fechamentoajustado fechajustado fechamentoaj
    it chiusuraaggiustata chiusurarettificata chiusuraadj
    nl aangepasteslotkoers gecorrigeerdeslotkoers aangepasteslot
    pl zamknięcieskorygowane skorygowanezamknięcie skorygowanykurszamknięcia
    ru скорректированноезакрытие скорзакрытие закрытиескорр
    tr düzeltilmişkapanış ayarlanmışkapanış
    hi समायोजितबंद समायोजितक्लोज
    zh 复权收盘价 后复权收盘价 前复权收盘价 調整後收盤價 调整后收盘价 复权价 還原收盤價 調整收市價 后复权价
    ja 調整後終値 終値調整 調整終値 修正終値 調整後終値調整後
    ko 수정종가 수정주가 조정종가
    sv justeradslutkurs justeradstängning
    """

  static let others: [(value: OtherValue, words: String)] = [
    (
      .change,
      """
      en change changes chg chng netchange pricechange changeinprice changepercent percentchange percentagechange
      en pctchange changepct pctchg chgpct changep pchange dailychange closechange diff difference netchng chgpct1d
      en pricechangepercent dailychangepercent gainloss netchg pctchng changeovertime pointschange chg1d
      en changefrompreviousclose changevsprevious absolutechange relativechange pricechangeper dayschange
      de veränderung differenz entwicklung diffabs diffproz änderung vortagesveränderung abs
      fr variation évolution écart
      es variación diferencia
      pt variação oscilação
      it variazione differenza
      nl verschil verandering wijziging
      pl zmiana zmianakursu
      ru изменение изм
      tr fark değişim değişimoranı
      hi परिवर्तन बदलाव
      zh 涨跌 涨跌额 涨跌幅 漲跌 漲跌價差 漲跌幅 漲跌額 涨幅 漲幅 变动 變動 更改 更改百分比 升跌 升跌幅 涨跌百分比 漲跌百分比
      ja 前日比 騰落率 変化率 変動 変動率 変化 前日比率
      ko 대비 등락률 등락율 전일비 변동 전일대비 변동률 등락폭 등락
      sv förändring utveckling
      da ændring forskel
      no endring
      fi muutos
      cs změna
      hu változás
      el μεταβολή διαφορά
      id selisih perubahan
      vi thayđổi
      th เปลี่ยนแปลง การเปลี่ยนแปลง
      ar التغير التغيير
      he שינוי
      """
    ),
    (
      .quote,
      """
      en bid ask bidprice askprice offer offerprice bestbid bestask spread pxbid pxask dlybid dlyask midprice
      en bidoraskaverage bidsize asksize lastbid lastask closingbid closingask pxmid nbbobid nbboask
      de geld brief geldkurs briefkurs spanne
      fr offre demande
      es compra venta ofertacompra ofertaventa
      pt compra venda preofc preofv ofertadecompra ofertadevenda
      it denaro lettera
      nl bied laat
      pl kupno sprzedaż
      ru спрос предложение
      tr alış satış enıyialış eniyisatış eniyialış
      zh 买价 卖价 买入价 卖出价 買價 賣價 最後揭示買價 最後揭示賣價 最後揭示買量 最後揭示賣量
      ja 買気配 売気配
      ko 매수호가 매도호가
      sv köp sälj
      """
    ),
    (
      .payout,
      """
      en dividend dividends stocksplits split splits splitfactor splitratio capitalgains exdividend divcash
      en dividendamount splitcoefficient divamt facpr facshr cfacpr cfacshr dlyfacprc ajexdi trfd ajexm adjfactor
      en adjustmentfactor adjustflag divd divsp dlyorddivamt dlynonorddivamt cumulativeadjustmentfactor
      de dividende ausschüttung splitfaktor
      fr dividende
      es dividendo dividendos
      pt dividendo proventos
      it dividendo dividendi
      pl dywidenda
      ru дивиденд дивиденды
      tr temettü
      hi लाभांश
      zh 复权因子 除权除息 股息 分红 現金股利
      ja 配当 分割
      ko 배당 배당금
      """
    ),
    (
      .size,
      """
      en marketcap marketcapitalization marketcapitalisation mktcap shrout sharesoutstanding curmktcap mktval cshoc
      en marketvalueofequity dlycap eqyshout issuedcapital freefloatmarketcap totalmarketcap dsmvosd dsmvtll
      en companymarketcap listedshares issuedshares
      de marktkapitalisierung aktienanzahl
      fr capitalisation capitalisationboursière
      es capitalización capitalizaciónbursátil
      pt valordemercado capitalização
      it capitalizzazione
      pl kapitalizacja
      ru капитализация
      tr piyasadeğeri
      zh 总市值 流通市值 总股本 流通股本 市值 發行股數 總市值 a股流通市值 流通股
      ja 時価総額 発行済株式数
      ko 시가총액 상장주식수 상장시가총액
      """
    ),
    (
      .count,
      """
      en trades nooftrades numberoftrades totaltrades openinterest deliverableqty delivqty delivper numtrades
      en transactions nooftransactions numberoftransactions tradecount dlynumtrd count openint nummoves tradestatus
      en numberofcontracts noofcontracts contracts deliverablequantity deliverablevolume unnamed0 level0 srno slno
      en serialno sno rowno rownumber ispaused isst nooftrds deals numberofdeals ntrades
      de trades abschlüsse anzahltrades anzahlabschlüsse
      fr nombredetransactions transactions nbtransactions
      es operaciones númerodeoperaciones
      pt negócios totneg númerodenegócios qtdnegócios
      it contratti numerocontratti
      nl transacties
      pl liczbatransakcji transakcje
      ru сделки сделок колвосделок количествосделок числосделок
      tr işlemsayısı sözleşmesayısı toplamsözleşmesayısı
      zh 成交笔数 成交筆數 筆數 笔数 序号 成交仟股 持仓量
      ja 約定回数 取引回数
      ko 거래건수 체결건수 번호
      sv avslut antalavslut
      da handler
      no handler antallhandler
      fi kaupat kauppojenlukumäärä
      id frekuensi
      """
    ),
    (
      .ratio,
      """
      en peratio pbratio dividendyield divyield turnoverrate turnoverratio pettm pbmrq psttm pcfncfttm amplitude
      en priceearnings pricetobook pricetoearnings deliverypercentage deliverypercent
      de kgv dividendenrendite volatilität
      fr rendement volatilité
      es rentabilidad volatilidad
      zh 换手率 振幅 市盈率 市净率 换手 週轉率 周转率 本益比 殖利率 股價淨值比 量比
      ja 回転率 配当利回り
      ko 회전율 배당수익률 외국인소진율 외국인지분율
      """
    ),
    (
      .extreme,
      """
      en 52wh 52wl 52weekhigh 52weeklow yearhigh yearlow upperband lowerband highlimit lowlimit limitup limitdown
      en 52wkhigh 52wklow yearhi yearlo upperlimit lowerlimit uplimit downlimit
      zh 涨停价 跌停价 涨停 跌停 漲停價 跌停價
      ja 年初来高値 年初来安値 値幅上限 値幅下限
      ko 상한가 하한가 연중최고 연중최저
      """
    ),
    (
      .adjusted,
      """
      en adjopen adjhigh adjlow adjvolume adjustedopen adjustedhigh adjustedlow adjustedvolume openadj highadj
      en lowadj volumeadj closeunadj
      """
    ),
  ]

  static let returns: [String] = [
    """
    en ret return returns dailyreturn dailyreturns simplereturn logreturn totalreturn stockreturn firmreturn dlyret
    en dretwd trt1m dailytotalreturn pctreturn percentreturn returnpct logreturns dailylogreturn
    en daytodaytotreturngrossdvds netreturn grossreturn
    de rendite tagesrendite aktienrendite
    fr rendementquotidien
    es rendimiento rentabilidaddiaria retorno
    pt retorno rentabilidade
    it rendimento
    nl rendement
    pl stopazwrotu
    ru доходность
    tr getiri
    hi प्रतिफल रिटर्न
    zh 收益率 日收益率 回报率 報酬率 日报酬率
    ja 収益率 リターン
    ko 수익률 일간수익률
    """,
    "en retx dretnd dlyretx",
  ]
}
