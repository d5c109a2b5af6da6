/// Where words end after UAX #29 (Unicode Text Segmentation, section 4), in ICU's rule language.
///
/// These are the annex's own rules and no others: ICU's are tailored, differ from one version to the next (ICU 72 keeps
/// an e-mail address whole, others do not) and look Thai and Chinese up in dictionaries. What the product wants joined or
/// parted beyond this, `Joiner` does for both of the tokenizer's paths.
///
/// How the annex is written here: a rule says which pieces may not be parted, the longest match wins, and chaining lets a
/// rule go on where another one ended, so WB5 "letter × letter" makes runs of any length. WB4 (marks, joiners and format
/// controls belong to what they follow) becomes `$Skip*` between any two that a rule names. A rule that must not be
/// entered from another one begins with `^`: regional indicators pair up from the first of them on.
enum WordRules {
    static let source = #"""
        !!chain;
        !!quoted_literals_only;

        $CR        = [\p{Word_Break = CR}];
        $LF        = [\p{Word_Break = LF}];
        $Newline   = [\p{Word_Break = Newline}];
        $Extend    = [\p{Word_Break = Extend}];
        $Format    = [\p{Word_Break = Format}];
        $ZWJ       = [\p{Word_Break = ZWJ}];
        $Space     = [\p{Word_Break = WSegSpace}];
        $RI        = [\p{Word_Break = Regional_Indicator}];
        $Hebrew    = [\p{Word_Break = Hebrew_Letter}];
        $Letter    = [\p{Word_Break = ALetter} $Hebrew];
        $Numeric   = [\p{Word_Break = Numeric}];
        $Katakana  = [\p{Word_Break = Katakana}];
        $Joiner    = [\p{Word_Break = ExtendNumLet}];
        $Single    = [\p{Word_Break = Single_Quote}];
        $Double    = [\p{Word_Break = Double_Quote}];
        $MidLetter = [\p{Word_Break = MidLetter} \p{Word_Break = MidNumLet} $Single];
        $MidNum    = [\p{Word_Break = MidNum} \p{Word_Break = MidNumLet} $Single];
        $Picture   = [\p{Extended_Pictographic}];
        $Skip      = [$Extend $Format $ZWJ];
        $Any       = [^$CR $LF $Newline];

        # WB3, WB3c, WB3d, WB4
        $CR $LF;
        $ZWJ $Picture;
        $Space $Space;
        $Any $Skip+;

        # WB5, WB6 and WB7, WB7a, WB7b and WB7c
        $Letter $Skip* $Letter;
        $Letter $Skip* $MidLetter $Skip* $Letter;
        $Hebrew $Skip* $Single;
        $Hebrew $Skip* $Double $Skip* $Hebrew;

        # WB8, WB9, WB10, WB11 and WB12
        $Numeric $Skip* $Numeric;
        $Letter $Skip* $Numeric;
        $Numeric $Skip* $Letter;
        $Numeric $Skip* $MidNum $Skip* $Numeric;

        # WB13, WB13a, WB13b
        $Katakana $Skip* $Katakana;
        [$Letter $Numeric $Katakana $Joiner] $Skip* $Joiner;
        $Joiner $Skip* [$Letter $Numeric $Katakana];

        # WB15 and WB16
        ^$RI $Skip* $RI;

        .;
        """#
}
