/// The words that stand before a date and say what it is, in the languages of the news.
extension DateLabel {
  /// The labels of languages that write the day before the month.
  static let dayFirstPhrases: Set<String> = [
    "veröffentlicht", "publiziert", "erschienen", "publié", "date de publication", "paru",
    "publicado",
    "letzte aktualisierung", "letzte Änderung", "zuletzt geändert", "dernière mise à jour",
    "última actualización", "Última actualización", "ultimo aggiornamento", "última atualização",
    "Última atualização",
    "fecha de publicación", "pubblicato", "data di pubblicazione", "gepubliceerd", "प्रकाशित",
    "प्रकाशन तिथि", "pressemitteilung vom", "medienmitteilung vom", "pressemeldung vom", "erstellt",
    "gespeichert",
    "geschrieben", "verfasst", "gepostet", "eingestellt", "veröffentlichung",
    "communiqué de presse",
    "publicada", "publicación", "pubblicata", "veröffentlichungsdatum", "datum", "fecha", "data",
    "aktualisiert", "zuletzt aktualisiert", "stand",
    "geändert", "mis à jour", "actualizado", "aggiornato", "atualizado", "bijgewerkt", "अपडेटेड",
    "अपडेट", "gesendet", "envoyé", "enviado", "enviada", "inviato", "verzonden",
    "exchange disseminated time",
    "exchange dissemination time", "exchange received time",
  ]

  /// The labels and what they say of a date.
  static let table = PhraseTable(
    [
      "disseminated", "dissemination", "dissemination time", "exchange disseminated time",
      "dissemination date", "dissemination date time", "exchange dissemination time",
      "exchange disseminated date", "exchange dissemination date", "disseminated time",
      "disseminated date", "disseminated on", "exchdisstime",
    ].map { ($0, Kind.disseminated) }
      + [
        "broadcast date", "broadcast date time", "broadcast time", "broadcast", "receipt",
        "receipt date", "receipt time", "received", "received time", "exchange received time",
        "exchange received date", "exchange receipt time", "submission date", "submission time",
        "submission date time", "submitted",
      ].map { ($0, Kind.received) }
      + [
        "published", "first published", "originally published", "story published", "published date",
        "publish date", "publication date", "date published", "date of publication",
        "date of publishing", "publishing date", "publication time", "publish time", "pub date",
        "pubdate", "datepublished", "posted", "first posted", "moved", "time stamp", "accepted",
        "logged", "date posted", "posted date",
        "released", "release date", "press release date", "date of release", "issued", "issue date",
        "date of issue", "created", "created date", "uploaded", "filed", "date filed",
        "filing date", "date of filing", "announced", "announcement date", "date of announcement",
        "news date", "article date",
        "press release dated", "media release dated", "news release dated", "press note dated",
        "report date", "letter date", "intimation date", "date of intimation", "disclosure date",
        "date of disclosure", "notice date", "date of notice", "circular date",
        "announcement filed", "corporate announcement filed", "announcement made",
        "announcement released", "press release issued", "disclosure filed", "disclosure made",
        "story date", "pressemitteilung vom", "medienmitteilung vom", "pressemeldung vom",
        "erstellt", "gespeichert",
        "geschrieben", "verfasst", "gepostet", "eingestellt", "veröffentlichung",
        "veröffentlichungsdatum", "communiqué de presse", "publicada", "publicación", "pubblicata",
        "veröffentlicht", "publiziert", "erschienen", "publié", "date de publication", "paru",
        "publicado",
        "fecha de publicación", "pubblicato", "data di pubblicazione", "gepubliceerd", "प्रकाशित",
        "प्रकाशन तिथि", "sent", "date sent", "gesendet", "envoyé", "enviado", "enviada",
        "inviato", "verzonden",
      ].map { ($0, Kind.published) }
      // What an archive, a printer or a reader did.
      + [
        "archived", "captured", "retrieved", "accessed", "snapshot", "saved", "saved from",
        "printed",
        "downloaded", "crawled", "as it appeared", "abgerufen", "last visited", "today is",
        // What a forum says of a member.
        "joined", "join date", "member since", "registered", "registriert", "registrierungsdatum",
        "mitglied seit", "dabei seit", "anmeldedatum", "inscrit", "inscrit le", "registrado",
      ].map { ($0, Kind.event) }
      + [
        "date", "dt", "dated", "date and time", "date time", "timestamp", "datum", "fecha", "data",
        "दिनांक", "दिनांक date", "तारीख", "तारीख date", "तिथि", "तिथि date",
      ].map {
        ($0, Kind.dated)
      }
      + [
        "reposted", "republished", "reprinted", "updated", "last updated", "update", "last update",
        "date updated", "modified",
        "last modified", "date modified", "datemodified", "revised", "last revised",
        "last revision", "date of last revision", "date of last update", "last change", "edited",
        "letzte aktualisierung", "letzte Änderung", "zuletzt geändert", "dernière mise à jour",
        "última actualización", "Última actualización", "ultimo aggiornamento",
        "última atualização",
        "Última atualização",
        "last edited", "aktualisiert", "zuletzt aktualisiert", "stand", "geändert", "mis à jour",
        "actualizado", "aggiornato", "atualizado", "bijgewerkt", "अपडेटेड", "अपडेट",
      ].map { ($0, Kind.updated) }
  )
}
