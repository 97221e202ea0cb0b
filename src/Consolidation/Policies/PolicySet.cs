namespace Kessan.Consolidation;

/// <summary>One difference between sets of standards: what is chosen, and where the standard says so.</summary>
/// <param name="Name">As kessan.yaml writes it under policies.</param>
/// <param name="Choice">One of the choices of <see cref="PolicyCatalogue"/>.</param>
/// <param name="Paragraph">The paragraph that asks for it; the reason of every entry made under it ends with it.</param>
public sealed record Policy(string Name, string Choice, string Paragraph);

/// <summary>A named set of policies: what makes us-gaap-2007, us-gaap, ifrs and j-gaap different on the same data.</summary>
public sealed record PolicySet(string Name, IReadOnlyDictionary<string, Policy> Policies)
{
    public Policy this[string policy] => Policies[policy];

    public bool Is(string policy, string choice) => Policies[policy].Choice == choice;

    /// <summary>The same set with one policy chosen otherwise by the workspace.</summary>
    public PolicySet With(string policy, string choice)
    {
        var changed = new SortedDictionary<string, Policy>(StringComparer.Ordinal);
        foreach (var (name, value) in Policies) { changed.Add(name, name == policy ? new(name, choice, "policy of the group") : value); }
        return this with { Policies = changed };
    }
}
