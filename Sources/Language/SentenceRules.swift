/// Where sentences end after UAX #29 (Unicode Text Segmentation, section 5), in ICU's rule language.
///
/// Without chaining, one match is one sentence: a body of letters and of full stops that end nothing, then what ends it.
/// The longest match wins, so a full stop with a lower-case letter behind it (SB8), or a comma (SB8a), goes on as body
/// and any other ends the sentence, with the closing brackets and spaces that follow it. What the annex cannot know, that
/// "Mr." is no end, `SentenceSplitter` adds.
enum SentenceRules {
    static let source = #"""
        !!quoted_literals_only;

        $CR        = [\p{Sentence_Break = CR}];
        $LF        = [\p{Sentence_Break = LF}];
        $Separator = [\p{Sentence_Break = Sep}];
        $Skip      = [\p{Sentence_Break = Extend} \p{Sentence_Break = Format}];
        $Breaking  = [$CR $LF $Separator];
        $LowerCase = [\p{Sentence_Break = Lower}];
        $UpperCase = [\p{Sentence_Break = Upper}];
        $NoCase    = [\p{Sentence_Break = OLetter}];
        $Stop      = [\p{Sentence_Break = ATerm}];
        $Ending    = [$Stop \p{Sentence_Break = STerm}];

        # Each with the marks and format controls that belong to it (SB5).
        $Lower     = $LowerCase $Skip*;
        $Upper     = $UpperCase $Skip*;
        $Digit     = [\p{Sentence_Break = Numeric}] $Skip*;
        $Close     = [\p{Sentence_Break = Close}] $Skip*;
        $Space     = [\p{Sentence_Break = Sp}] $Skip*;
        $Comma     = [\p{Sentence_Break = SContinue}] $Skip*;
        $FullStop  = $Stop $Skip*;
        $End       = $Ending $Skip* $Close* $Space*;
        $Plain     = [^$Breaking $Ending $LowerCase $UpperCase] $Skip*;
        $Between   = [^$Breaking $Ending $LowerCase $UpperCase $NoCase] $Skip*;

        # SB7: a full stop between letters of which the second is upper case.
        $Cased     = ($Lower | $Upper) ($FullStop $Upper)*;
        # SB6, SB8, SB8a: full stops that end nothing. Several marks in a row are one ending, decided by the last.
        $Decimal   = $End* $FullStop $Digit;
        $GoesOn    = $End* $FullStop $Close* $Space* $Between* $Lower ($FullStop $Upper)*;
        $Listed    = $End+ $Comma;
        $Body      = $Plain | $Cased | $Decimal | $GoesOn | $Listed;

        # SB3, SB4, SB9 to SB11
        $Paragraph = $CR $LF | $Breaking;
        $Body* $End* $Paragraph;
        $Body* $End+;
        $Body+;
        """#
}
