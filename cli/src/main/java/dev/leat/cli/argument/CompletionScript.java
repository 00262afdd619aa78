package dev.leat.cli.argument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Words the script that completes commands, options and file names in a shell. */
public final class CompletionScript {

  private static final String ZSH =
      """
      autoload -U +X compinit && compinit
      autoload -U +X bashcompinit && bashcompinit
      """;

  private static final String START =
      """
      _leat() {
        local word=${COMP_WORDS[COMP_CWORD]} words=
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W '%s' -- "$word"))
          return
        fi
        case ${COMP_WORDS[1]} in
      """;

  private static final String END =
      """
        esac
        COMPREPLY=()
        case $word in
          -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
        esac
      }
      complete -o bashdefault -o default -F _leat leat
      """;

  private CompletionScript() {}

  /** The script for GNU Bash; {@code commands} has the usage of each. */
  public static String bash(Collection<Usage> commands) {
    List<String> names = commands.stream().map(CompletionScript::name).toList();
    StringBuilder script = new StringBuilder(START.formatted(String.join(" ", names)));
    for (Usage usage : commands) {
      script.append(
          "    %s) words='%s' ;;\n".formatted(name(usage), String.join(" ", words(usage))));
    }
    return script.append(END).toString();
  }

  /** The script for the Z shell, which runs that for Bash. */
  public static String zsh(Collection<Usage> commands) {
    return ZSH + bash(commands);
  }

  private static String name(Usage usage) {
    return usage.command().substring(usage.command().lastIndexOf(' ') + 1);
  }

  private static List<String> words(Usage usage) {
    List<String> words = new ArrayList<>();
    for (Option option : usage.options()) {
      if (option.listing() == Option.Listing.SHOWN) {
        words.addAll(option.names());
        if (option.kind() == Option.Kind.EITHER) {
          words.add(option.negation());
        }
      }
    }
    return words;
  }
}
