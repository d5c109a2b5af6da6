import Comprehension
import Language
import StrictJSON
import Testing

@Suite struct `Entities in other languages than English` {
    private func found(_ text: String, _ language: String) -> [String] {
        EntityCorpus.recognizer.entities(
            in: EntityCorpus.analyzer.utterance(of: text), at: EntityCorpus.wednesday, locale: LanguageTag(language)
        ).map { entity in
            let from = entity.name == "duration" ? nil : entity.value["from"]?.string
            return "\(entity.name) \(entity.text) \(entity.value["value"]?.string ?? from ?? entity.value.text)"
        }
    }

    @Test(arguments: [
        ("am 3. November 2024", "date am 3. November 2024 2024-11-03T00:00:00+00:00"),
        ("15.11.2024", "date 15.11.2024 2024-11-15T00:00:00+00:00"),
        ("übermorgen", "date übermorgen 2024-10-18T00:00:00+01:00"),
        ("nächste Woche", "date nächste Woche 2024-10-21T00:00:00+01:00"),
        ("vor drei Tagen", "date vor drei Tagen 2024-10-13T14:00:00+01:00"),
        ("morgen um 17:30 Uhr", "time morgen um 17:30 Uhr 2024-10-17T17:30:00+01:00"),
        ("um halb vier", "time um halb vier 2024-10-16T15:30:00+01:00"),
        ("gestern Abend", "time gestern Abend 2024-10-15T18:00:00+01:00"),
        ("zwischen dem 4. und 6. April", "date 4. und 6. April 2025-04-04T00:00:00+01:00"),
        ("mir wurden 49,90 Euro abgebucht", #"money 49,90 Euro {"amount":49.9,"currency":"EUR"}"#),
        ("zwei Wochen", "duration zwei Wochen P2W"),
        ("1.299,99 Euro", #"money 1.299,99 Euro {"amount":1299.99,"currency":"EUR"}"#),
        ("einundzwanzig Lampen", "number einundzwanzig 21"), ("20 Prozent", "percentage 20 Prozent 20"),
        ("zwei bis drei Tage", #"duration zwei bis drei Tage {"from":"P2D","to":"P3D","grain":"day"}"#),
        ("zwischen 3 und 5 Werktagen", #"duration zwischen 3 und 5 Werktagen {"from":"P3D","to":"P5D","grain":"day"}"#),
        ("20-30 € zu viel", #"money 20-30 € {"from":20,"to":30,"currency":"EUR"}"#),
        ("10-12 Geräte", #"number 10-12 {"from":10,"to":12}"#),
        ("50 Mbit/s", #"data_rate 50 Mbit/s {"value":50,"unit":"megabit per second"}"#),
    ])
    func `German is read`(_ text: String, _ entity: String) { #expect(found(text, "de") == [entity]) }

    @Test(arguments: [
        ("le 3 novembre 2024", "date le 3 novembre 2024 2024-11-03T00:00:00+00:00"),
        ("la semaine prochaine", "date la semaine prochaine 2024-10-21T00:00:00+01:00"),
        ("il y a trois jours", "date il y a trois jours 2024-10-13T14:00:00+01:00"),
        ("demain à 17h30", "time demain à 17h30 2024-10-17T17:30:00+01:00"),
        ("dans deux heures", "time dans deux heures 2024-10-16T16:30:00+01:00"),
        ("hier soir", "time hier soir 2024-10-15T18:00:00+01:00"),
        ("1 299,99 euros", #"money 1 299,99 euros {"amount":1299.99,"currency":"EUR"}"#),
        ("entre le 4 et le 6 avril", "date entre le 4 et le 6 avril 2025-04-04T00:00:00+01:00"),
        ("ce matin à 8 heures", "time ce matin à 8 heures 2024-10-16T08:00:00+01:00"),
        ("on m'a prélevé 49,90 euros", #"money 49,90 euros {"amount":49.9,"currency":"EUR"}"#),
        ("quatre-vingt-dix-neuf lampes", "number quatre-vingt-dix-neuf 99"),
        ("soixante et onze lampes", "number soixante et onze 71"),
        ("deux à trois jours", #"duration deux à trois jours {"from":"P2D","to":"P3D","grain":"day"}"#),
        ("entre 3 et 5 jours ouvrés", #"duration entre 3 et 5 jours ouvrés {"from":"P3D","to":"P5D","grain":"day"}"#),
        ("10 à 12 appareils", #"number 10 à 12 {"from":10,"to":12}"#),
        ("50 Go de données", #"data_size 50 Go {"value":50,"unit":"gigabyte"}"#),
    ])
    func `French is read`(_ text: String, _ entity: String) { #expect(found(text, "fr") == [entity]) }

    @Test(arguments: [
        ("el 3 de noviembre de 2024", "date el 3 de noviembre de 2024 2024-11-03T00:00:00+00:00"),
        ("la semana pasada", "date la semana pasada 2024-10-07T00:00:00+01:00"),
        ("hace tres días", "date hace tres días 2024-10-13T14:00:00+01:00"),
        ("mañana a las 17:30", "time mañana a las 17:30 2024-10-17T17:30:00+01:00"),
        ("a las cinco y media de la tarde", "time a las cinco y media de la tarde 2024-10-16T17:30:00+01:00"),
        ("mañana por la mañana", "time mañana por la mañana 2024-10-17T00:00:00+01:00"),
        ("treinta y cinco euros", #"money treinta y cinco euros {"amount":35,"currency":"EUR"}"#),
        ("entre el 4 y el 6 de abril", "date entre el 4 y el 6 de abril 2025-04-04T00:00:00+01:00"),
        ("me cobraron 1.234,50 €", #"money 1.234,50 € {"amount":1234.5,"currency":"EUR"}"#),
        ("12,50 €", #"money 12,50 € {"amount":12.5,"currency":"EUR"}"#),
        ("de dos a tres días", #"duration de dos a tres días {"from":"P2D","to":"P3D","grain":"day"}"#),
        ("entre 3 y 5 días hábiles", #"duration entre 3 y 5 días hábiles {"from":"P3D","to":"P5D","grain":"day"}"#),
        ("10-12 aparatos", #"number 10-12 {"from":10,"to":12}"#),
    ])
    func `Spanish is read`(_ text: String, _ entity: String) { #expect(found(text, "es") == [entity]) }

    @Test(arguments: [
        ("il 3 novembre 2024", "date il 3 novembre 2024 2024-11-03T00:00:00+00:00"),
        ("la settimana prossima", "date la settimana prossima 2024-10-21T00:00:00+01:00"),
        ("tre giorni fa", "date tre giorni fa 2024-10-13T14:00:00+01:00"),
        ("domani alle 17:30", "time domani alle 17:30 2024-10-17T17:30:00+01:00"),
        ("tra un'ora", "time tra un'ora 2024-10-16T15:30:00+01:00"),
        ("duecentotrentaquattro lampade", "number duecentotrentaquattro 234"),
        ("due o tre giorni", #"duration due o tre giorni {"from":"P2D","to":"P3D","grain":"day"}"#),
        ("12,50 euro", #"money 12,50 euro {"amount":12.5,"currency":"EUR"}"#),
    ])
    func `Italian is read`(_ text: String, _ entity: String) { #expect(found(text, "it") == [entity]) }

    @Test(arguments: [
        ("op 3 november 2024", "date op 3 november 2024 2024-11-03T00:00:00+00:00"),
        ("volgende week", "date volgende week 2024-10-21T00:00:00+01:00"),
        ("drie dagen geleden", "date drie dagen geleden 2024-10-13T14:00:00+01:00"),
        ("om half vier", "time om half vier 2024-10-16T15:30:00+01:00"),
        ("vrijdagavond", "time vrijdagavond 2024-10-18T18:00:00+01:00"),
        ("vijfhonderdtwaalf lampen", "number vijfhonderdtwaalf 512"),
        ("twee tot drie dagen", #"duration twee tot drie dagen {"from":"P2D","to":"P3D","grain":"day"}"#),
        ("de hele week", "duration de hele week P1W"),
    ])
    func `Dutch is read`(_ text: String, _ entity: String) { #expect(found(text, "nl") == [entity]) }

    @Test(arguments: [
        ("em 3 de novembro de 2024", "date em 3 de novembro de 2024 2024-11-03T00:00:00+00:00"),
        ("semana que vem", "date semana que vem 2024-10-21T00:00:00+01:00"),
        ("há três dias", "date há três dias 2024-10-13T14:00:00+01:00"),
        ("amanhã às 17:30", "time amanhã às 17:30 2024-10-17T17:30:00+01:00"),
        ("trezentos e quarenta e sete lâmpadas", "number trezentos e quarenta e sete 347"),
        ("de dois a três dias", #"duration de dois a três dias {"from":"P2D","to":"P3D","grain":"day"}"#),
        ("49,90 reais", #"money 49,90 reais {"amount":49.9,"currency":"BRL"}"#),
    ])
    func `Portuguese is read`(_ text: String, _ entity: String) { #expect(found(text, "pt") == [entity]) }

    @Test(arguments: [
        ("Das ist halt so.", "de"), ("Er hat recht", "de"), ("il a 3 enfants et un chien", "fr"), ("c'est neuf", "fr"),
        ("vive la vie", "fr"),
        ("por la puerta", "es"), ("no funciona nada", "es"),
    ])
    func `small words are no times`(_ text: String, _ language: String) {
        #expect(found(text, language).filter { !$0.hasPrefix("number 3") }.isEmpty)
    }

    @Test(arguments: [
        ("en-US", "2024-03-05"), ("en-GB", "2024-05-03"), ("de-AT", "2024-05-03"), ("en-Latn-US", "2024-03-05"),
    ])
    func `the writer's country says which number is the month`(_ tag: String, _ day: String) throws {
        let found = EntityCorpus.recognizer.entities(
            in: EntityCorpus.analyzer.utterance(of: "3/5/2024"), at: EntityCorpus.wednesday, locale: LanguageTag(tag))
        #expect(try #require(found.first?.value["value"]?.string).hasPrefix(day))
    }

    @Test func `a text that tells its language is not read in the writer's`() {
        let text =
            "ich habe am 3. November 2024 bestellt und warte seit zwei Wochen auf mein Paket, wann kommt es denn endlich"
        let found = EntityCorpus.recognizer.entities(
            in: EntityCorpus.analyzer.utterance(of: text), at: EntityCorpus.wednesday, locale: LanguageTag("en-US"))
        #expect(found.map(\.text).contains("am 3. November 2024"))
    }

    @Test(arguments: [
        ("es", "la cita es el día 18", "date el día 18 2024-10-18T00:00:00+01:00"),
        ("es", "el 4 de julio, 1995", "date el 4 de julio, 1995 1995-07-04T00:00:00+01:00"),
        ("es", "los años 90", "date los años 90 1990-01-01T00:00:00+00:00"),
        ("es", "la tercera semana de enero", "date la tercera semana de enero 2025-01-13T00:00:00+00:00"),
        ("es", "hoy a las 20.30", "time hoy a las 20.30 2024-10-16T20:30:00+01:00"),
        ("es", "30 minutos más tarde", "time 30 minutos más tarde 2024-10-16T15:00:00+01:00"),
        ("es", "vigésimo quinto", "ordinal vigésimo quinto 25"),
        ("es", "el año calendario 2008", "date el año calendario 2008 2008-01-01T00:00:00+00:00"),
        ("nl", "Q1 2017", "date Q1 2017 2017-01-01T00:00:00+00:00"),
        ("nl", "om 6.45", "time om 6.45 2024-10-16T18:45:00+01:00"),
        ("nl", "anderhalf uur", "duration anderhalf uur PT90M"),
        ("nl", "ik ben over 5 minuten terug", "time over 5 minuten 2024-10-16T14:35:00+01:00"),
        ("nl", "vanavond om 8.30", "time vanavond om 8.30 2024-10-16T20:30:00+01:00"),
        ("nl", "honderdvijfentwintigste", "ordinal honderdvijfentwintigste 125"),
        ("nl", "Pasen 2020", "date Pasen 2020 2020-04-12T00:00:00+01:00"),
        ("pt", "tricentésimo quadragésimo sétimo", "ordinal tricentésimo quadragésimo sétimo 347"),
    ])
    func `days by number, quarters, decades, hours with a point and high ordinals are read`(
        _ language: String, _ text: String, _ entity: String
    ) { #expect(found(text, language) == [entity]) }

    @Test(arguments: ["bilionésimo", "billonésimo", "milésimo"])
    func `ordinals of any size do no harm`(_ word: String) {
        let text = "tres billones de " + Array(repeating: word, count: 12).joined(separator: " ")
        #expect(!found(text, "es").isEmpty)
        _ = found(text, "pt")
    }
}
