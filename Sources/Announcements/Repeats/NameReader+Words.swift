/// Words with capitals that tell no announcement from another, or only beside a name.
extension NameReader {
  /// Words with capitals that many announcements have.
  static let ordinary = words(
    """
    memorandum understanding letter acceptance award greenfield brownfield coast update wrapup corrected refile exclusive factbox the and for with from its their this that these those after before under over into about also but
    not all new shares share stock stocks market markets company companies limited ltd private pvt corp corporation inc plc gmbh
    group holdings india indian indias board directors committee regulation regulations sebi nse bse nifty sensex
    exchange exchanges dear sir sirs madam sub subject pursuant outcome meeting announcement intimation disclosure
    usfda fda rbi gst nclt cci gem pli ipo qip mou loa loi ceo cfo coo cto cmd chairman chief executive officer
    managing director president vice head minister ministry government state central union department authority
    fiscal quarter year crore lakh million billion inr usd eur rupees pti ani ians reuters bloomberg read more
    shareholders investors brokers analysts brokerage foreign domestic north south east west what when where why how who
    which while following according however meanwhile earlier last next first second third one two three four five
    team teams net profit revenue results dividend interim final bonus order orders contract agreement acquisition merger
    form stake partnership joint venture approval credit rating long term stable outlook positive negative reg lodr
    nyse nasdaq lse luxse prnewswire newswire globenewswire businesswire accesswire ptinews uni afp cnbc
    ccps ncd ncds ocd ocds nccps ncrps fccb fccbs esop esops gdr gdrs adr adrs ipos qips
    mmt mt teu teus mw gw kwh mwac lts kms
    mtpa mmtpa ktpa tpa gwh mwh mwp gwp kwh tpd tcf ebitda pat yoy ist project reserve bank tribunal today yesterday street dalal source wins bags gets buys sells says said rises falls gains jumps
    """
  )

  /// Words for peoples, which tell one firm from another only beside a name.
  static let peoples = words(
    """
    danish swedish british spanish polish turkish finnish irish scottish flemish japanese chinese vietnamese taiwanese
    portuguese maltese lebanese american german french italian canadian australian korean russian belgian norwegian
    austrian brazilian mexican indonesian malaysian singaporean saudi kuwaiti emirati qatari omani israeli dutch swiss
    czech greek egyptian nigerian kenyan african european asian nordic scandinavian
    """
  )

  /// Countries, states and large cities.
  static let places = words(
    """
    america american americas states united kingdom britain british london york europe european asia asian africa
    african china chinese japan japanese korea korean germany german france french russia russian singapore dubai uae
    gulf saudi arabia australia australian canada canadian mumbai delhi bengaluru bangalore chennai hyderabad kolkata
    pune ahmedabad gurugram gurgaon noida gujarat maharashtra karnataka tamil nadu telangana andhra pradesh uttar
    madhya bihar odisha rajasthan kerala punjab haryana bengal jharkhand assam
    italy italian spain spanish portugal netherlands holland belgium switzerland austria sweden norway denmark finland
    poland ireland scotland wales greece turkey ukraine hungary romania czechia israel egypt morocco nigeria kenya
    ghana tanzania ethiopia uganda zambia mozambique mexico brazil argentina chile peru colombia bolivia indonesia
    malaysia thailand vietnam philippines myanmar cambodia bangladesh nepal bhutan lanka pakistan maldives taiwan
    qatar oman kuwait bahrain jordan iraq iran kazakhstan uzbekistan mongolia zealand
    paris milan rome turin madrid frankfurt munich hamburg zurich geneva brussels amsterdam stockholm oslo tokyo osaka
    seoul beijing shanghai shenzhen taipei sydney melbourne toronto vancouver montreal chicago boston houston dallas
    abu dhabi doha riyadh johannesburg nairobi jakarta bangkok manila hanoi kochi goa nagpur surat vadodara
    california texas florida ohio michigan illinois pennsylvania massachusetts virginia carolina georgia tennessee
    indiana alabama arizona colorado nevada oregon maryland ontario quebec alberta bavaria queensland
    visakhapatnam raipur bhopal indore lucknow kanpur jaipur patna ranchi bhubaneswar guwahati coimbatore madurai
    """
  )
}
