namespace Kessan.Consolidation;

/// <summary>
/// Every policy, its choices, and what each set of standards chooses, with the paragraph. A new difference between standards is a row here and one place that
/// asks for it; nothing else in the program knows the name of a set.
/// </summary>
public static class PolicyCatalogue
{
    /// <summary>
    /// How non-controlling interest is measured when control is obtained: at the fair value or the share the event gives, or at its share of book value.
    /// </summary>
    public const string NonControllingMeasurement = "non-controlling-measurement";

    /// <summary>Whether assets are stepped up to fair value in full or for the acquired share only.</summary>
    public const string StepUps = "step-ups";

    /// <summary>Whether goodwill is amortised.</summary>
    public const string Goodwill = "goodwill";

    public const string BargainPurchase = "bargain-purchase";

    /// <summary>Whether an interest held before control is measured at fair value, or every purchase stays a layer.</summary>
    public const string StepAcquisition = "step-acquisition";

    /// <summary>A purchase from non-controlling shareholders.</summary>
    public const string FurtherPurchase = "further-purchase";

    /// <summary>A sale that keeps control, or shares issued to others by a subsidiary.</summary>
    public const string PartialSale = "partial-sale";

    /// <summary>
    /// Goodwill of the part that is sold with control kept: it comes to the others with the rest of net assets, stays the group's whole, or goes out with the
    /// part.
    /// </summary>
    public const string SoldGoodwill = "sold-goodwill";

    /// <summary>What is left after significant influence is lost.</summary>
    public const string InvesteeKept = "investee-kept";

    /// <summary>What is left after control is lost.</summary>
    public const string RetainedInterest = "retained-interest";

    /// <summary>Losses beyond the non-controlling capital.</summary>
    public const string ExcessLosses = "excess-losses";

    /// <summary>Unrealised profit of a partly owned seller.</summary>
    public const string UpstreamProfit = "upstream-profit";

    /// <summary>To whom the depreciation of an unrealised profit belongs.</summary>
    public const string ExcessDepreciation = "excess-depreciation";

    public const string AcquisitionCosts = "acquisition-costs";

    /// <summary>Whether goodwill of a foreign company is translated with its books.</summary>
    public const string GoodwillCurrency = "goodwill-currency";

    /// <summary>Whether goodwill within an equity-method investment is amortised.</summary>
    public const string InvesteeGoodwill = "investee-goodwill";

    /// <summary>How much of the translation adjustment of a company held through another foreign company goes to income when it is sold.</summary>
    public const string Recycling = "recycling";

    /// <summary>
    /// Shares held at cost before significant influence: each purchase keeps its day, and what was earned since comes in; or what they cost together counts
    /// from the last day on.
    /// </summary>
    public const string InvesteeSteps = "investee-steps";

    /// <summary>
    /// Shares of the parent that its subsidiaries hold: treasury stock at cost, all of it or the parent's part; or retired, with results that run in a circle.
    /// </summary>
    public const string ParentShares = "parent-shares";

    /// <summary>Net assets of an investee beyond what its shares cost: income of the day, or within the basis difference.</summary>
    public const string InvesteeBargain = "investee-bargain";

    /// <summary>
    /// Unrealised profit with an investee: all of it between the investment and its result, or out of the seller's income and the buyer's asset where these are
    /// the group's.
    /// </summary>
    public const string InvesteeProfit = "investee-profit";

    /// <summary>What is given later for an earlier purchase: goodwill, or income of the day.</summary>
    public const string ContingentConsideration = "contingent-consideration";

    /// <summary>A company bought from owners who control the buyer too: shown together as if always, or from the day on.</summary>
    public const string CommonControl = "common-control";

    /// <summary>
    /// Provisional amounts of a purchase that become final in a later period: comparatives are stated anew, or the period in which they are known takes all of
    /// it.
    /// </summary>
    public const string MeasurementPeriod = "measurement-period";

    /// <summary>
    /// Reserves of other comprehensive income, apart from translation, of a company that leaves: to income, or directly to retained earnings. An account of the
    /// chart may say otherwise (on_exit).
    /// </summary>
    public const string ReservesOnExit = "reserves-on-exit";

    /// <summary>Capital surplus that transactions with owners have used up and more: it stays negative, or retained earnings take what is beyond it.</summary>
    public const string Surplus = "negative-surplus";

    private static readonly string[] SetNames = ["us-gaap-2007", "us-gaap", "ifrs", "j-gaap", "j-gaap-2012"];

    // name; choices; then one "choice, paragraph" per set in the order above.
    private static readonly string[][] Table =
    [
        [NonControllingMeasurement, "book|fair-value|share|event", "book, ARB 51 ¶14", "fair-value, ASC 805-20-30-1", "event, IFRS 3 ¶19", "share, ASBJ 22 ¶20",
            "share, ASBJ 22 ¶20"],
        [StepUps, "acquired-share|full", "acquired-share, ARB 51 ¶14 and SFAS 141 ¶35", "full, ASC 805-20-30-1", "full, IFRS 3 ¶18", "full, ASBJ 22 ¶20",
            "full, ASBJ 22 ¶20"],
        [Goodwill, "keep|amortise", "keep, SFAS 142 ¶18", "keep, ASC 350-20-35-1", "keep, IFRS 3 ¶B63", "amortise, ASBJ 21 ¶32", "amortise, ASBJ 21 ¶32"],
        [BargainPurchase, "reduce-assets|income", "reduce-assets, SFAS 141 ¶44-45", "income, ASC 805-30-25-2", "income, IFRS 3 ¶34", "income, ASBJ 21 ¶33",
            "income, ASBJ 21 ¶33"],
        [StepAcquisition, "layers|remeasure", "layers, ARB 51 ¶10", "remeasure, ASC 805-10-25-10", "remeasure, IFRS 3 ¶42", "remeasure, ASBJ 21 ¶25",
            "remeasure, ASBJ 21 ¶25"],
        [FurtherPurchase, "layer|equity", "layer, SFAS 141 ¶14", "equity, ASC 810-10-45-23", "equity, IFRS 10 ¶23", "equity, ASBJ 22 ¶28",
            "layer, ASBJ 22 (2008) ¶28"],
        [PartialSale, "income|equity", "income, SAB 51", "equity, ASC 810-10-45-23", "equity, IFRS 10 ¶23", "equity, ASBJ 22 ¶29",
            "income, ASBJ 22 (2008) ¶29"],
        [SoldGoodwill, "others|keep|relieve", "relieve, ARB 51 ¶14 and SAB 51", "others, ASC 810-10-45-23", "others, IFRS 10 ¶B96", "keep, ASBJ 22 ¶66-2",
            "relieve, ASBJ 22 (2008) ¶29"],
        [RetainedInterest, "carrying|fair-value", "carrying, ARB 51 ¶12 and APB 18 ¶19", "fair-value, ASC 810-10-40-5", "fair-value, IFRS 10 ¶25",
            "carrying, ASBJ 22 ¶29", "carrying, ASBJ 22 ¶29"],
        [ExcessLosses, "parent|share", "parent, ARB 51 ¶15", "share, ASC 810-10-45-21", "share, IFRS 10 ¶B94", "parent, ASBJ 22 ¶27", "parent, ASBJ 22 ¶27"],
        [UpstreamProfit, "parent|share", "parent, ARB 51 ¶14", "share, ASC 810-10-45-18", "share, IFRS 10 ¶B86", "share, ASBJ 22 ¶38", "share, ASBJ 22 ¶38"],
        [ExcessDepreciation, "seller|buyer", "seller, ARB 51 ¶6", "seller, ASC 810-10-45-18", "buyer, IFRS 10 ¶B86", "seller, ASBJ 22 ¶36",
            "seller, ASBJ 22 ¶36"],
        [AcquisitionCosts, "cost|expense", "cost, SFAS 141 ¶24", "expense, ASC 805-10-25-23", "expense, IFRS 3 ¶53", "expense, ASBJ 21 ¶26",
            "cost, ASBJ 21 (2008) ¶26"],
        [GoodwillCurrency, "parent|subsidiary", "subsidiary, SFAS 52 ¶101", "subsidiary, ASC 830-30-45-11", "subsidiary, IAS 21 ¶47",
            "subsidiary, JICPA accounting practice committee statement 4 ¶40", "subsidiary, JICPA accounting practice committee statement 4 ¶40"],
        [InvesteeGoodwill, "keep|amortise", "keep, SFAS 142 ¶40", "keep, ASC 350-20-35-58", "keep, IAS 28 ¶32", "amortise, ASBJ 16 ¶11",
            "amortise, ASBJ 16 ¶11"],
        [Recycling, "direct|step", "direct, SFAS 52 ¶14", "direct, ASC 830-30-40-1", "direct, IFRIC 16 ¶17",
            "direct, JICPA accounting practice committee statement 4 ¶42", "direct, JICPA accounting practice committee statement 4 ¶42"],
        [ParentShares, "treasury-stock|parent-part|conventional", "treasury-stock, ARB 51 ¶13", "treasury-stock, ASC 810-10-45-5", "treasury-stock, IAS 32 ¶33",
            "parent-part, ASBJ 1 ¶15", "parent-part, ASBJ 1 ¶15"],
        [InvesteeSteps, "layers|cost", "layers, APB 18 ¶19(m)", "cost, ASC 323-10-35-33", "cost, IAS 28 ¶10",
            "layers, JICPA accounting practice committee statement 9 ¶6", "layers, JICPA accounting practice committee statement 9 ¶6"],
        [Surplus, "stays|retained-earnings", "stays, ARB 43 chapter 1A ¶2", "stays, ASC 810-10-45-23", "stays, IFRS 10 ¶23",
            "retained-earnings, ASBJ 22 ¶30-2", "retained-earnings, ASBJ 1 ¶12"],
        [InvesteeKept, "carrying|fair-value|cost", "carrying, APB 18 ¶19(l)", "fair-value, ASC 321-10-35-1", "fair-value, IAS 28 ¶22", "cost, ASBJ 16 ¶15",
            "cost, ASBJ 16 ¶15"],
        [InvesteeBargain, "basis|income", "basis, APB 18 ¶19", "basis, ASC 323-10-35-14", "income, IAS 28 ¶32", "income, ASBJ 16 ¶11", "income, ASBJ 16 ¶11"],
        [ContingentConsideration, "goodwill|income", "goodwill, SFAS 141 ¶27-28", "income, ASC 805-30-35-1", "income, IFRS 3 ¶58", "goodwill, ASBJ 21 ¶27",
            "goodwill, ASBJ 21 (2008) ¶27"],
        [InvesteeProfit, "investment|sale-and-asset", "investment, APB 18 ¶19", "investment, ASC 323-10-35-7", "investment, IAS 28 ¶28",
            "sale-and-asset, JICPA accounting practice committee statement 9 ¶12-13", "sale-and-asset, JICPA accounting practice committee statement 9 ¶12-13"],
        [CommonControl, "as-if-always|from-day", "as-if-always, SFAS 141 ¶D14-D18", "as-if-always, ASC 805-50-45-2", "from-day, IAS 8 ¶10",
            "from-day, ASBJ 21 ¶41", "from-day, ASBJ 21 (2008) ¶41"],
        [MeasurementPeriod, "restate|current", "current, SFAS 141 ¶40", "current, ASC 805-10-25-17", "restate, IFRS 3 ¶49", "restate, ASBJ 21 note 6",
            "current, ASBJ guidance 10 (2008) ¶70"],
        [ReservesOnExit, "income|retained-earnings", "income, SFAS 130 ¶18", "income, ASC 220-10-45-15", "retained-earnings, IFRS 10 ¶B99 and IAS 16 ¶41",
            "income, ASBJ 25 ¶9", "income, ASBJ 25 ¶9"],
    ];

    /// <summary>The sets a workspace may name.</summary>
    public static IReadOnlyList<string> Sets => SetNames;

    public static IEnumerable<string> Names => Table.Select(row => row[0]);

    public static IReadOnlyList<string> ChoicesOf(string policy) => Table.First(row => row[0] == policy)[1].Split('|');

    public static PolicySet Of(string set)
    {
        var column = 2 + Array.IndexOf(SetNames, set);
        var policies = new SortedDictionary<string, Policy>(StringComparer.Ordinal);
        foreach (var row in Table)
        {
            var comma = row[column].IndexOf(',', StringComparison.Ordinal);
            policies.Add(row[0], new(row[0], row[column][..comma], row[column][(comma + 2)..]));
        }

        return new(set, policies);
    }
}
