/// The words for prices.
extension HeaderWords {
  /// The prices of a day, and those beside them.
  static let prices: [Ranked] = [
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
}
