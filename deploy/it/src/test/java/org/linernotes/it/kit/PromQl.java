package org.linernotes.it.kit;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of Prometheus' query language as it takes to know which metrics a query asks for. */
public final class PromQl {
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern LABELS =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:.$])([a-zA-Z_:][\\w:]*)(?!\\w)\\s*(\\(?)");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "offset", "bool", "inf", "nan", "group_left", "group_right");

  private PromQl() {}

  /** The names in a query that are no functions, operators or labels. */
  public static SortedSet<String> metrics(String query) {
    String bare = query;
    for (Pattern noise : new Pattern[] {TEXT, MATCHERS, RANGE, LABELS}) {
      bare = noise.matcher(bare).replaceAll(" ");
    }
    SortedSet<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(bare);
    while (name.find()) {
      boolean function = !name.group(2).isEmpty();
      if (!function && !WORDS.contains(name.group(1))) {
        names.add(name.group(1));
      }
    }
    return names;
  }
}
