package org.truebounce.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The manual page, `truebounce(1)`, out of what the commands say of themselves. man-pages(7), groff_man(7)
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandLine program) {
        ManPage manual = new ManPage();
        manual.program(program.getCommandSpec());
        return manual.page.toString();
    }

    private void program(CommandSpec program) {
        String name = program.name();
        line(".\\\" Written by the program out of its own help: see ManPageTest.");
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1");
        section("NAME");
        line(text(name) + " \\- " + text(sentence(program)));
        section("SYNOPSIS");
        List<CommandSpec> commands = program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
        commands.forEach(this::synopsis);
        section("DESCRIPTION");
        line(text(sentence(program)));
        section("COMMANDS");
        commands.forEach(this::command);
        section("EXAMPLES");
        examples(program);
    }

    private static String sentence(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private void synopsis(CommandSpec command) {
        String parameters = command.positionalParameters().stream()
                .map(parameter ->
                        " " + parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : ""))
                .collect(Collectors.joining());
        line(".B " + text(command.qualifiedName()));
        line("[OPTIONS]" + text(parameters));
        line(".br");
    }

    private void command(CommandSpec command) {
        line(".SS " + text(command.qualifiedName()));
        line(text(sentence(command)));
        command.positionalParameters().forEach(this::parameter);
        command.options().stream().filter(option -> !option.hidden()).forEach(this::option);
        examples(command);
    }

    private void parameter(PositionalParamSpec parameter) {
        entry("\\fI" + text(parameter.paramLabel()) + "\\fR", parameter);
    }

    private void option(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(name -> "\\fB" + text(name) + "\\fR")
                .collect(Collectors.joining(", "));
        entry(option.arity().max() > 0 ? names + " \\fI" + text(option.paramLabel()) + "\\fR" : names, option);
    }

    private void entry(String head, ArgSpec argument) {
        line(".TP");
        line(head);
        line(text(String.join(" ", argument.description())));
    }

    /// What stands below the options in the help: each line as it is.
    private void examples(CommandSpec command) {
        line(".PP");
        line(".nf");
        Arrays.stream(command.usageMessage().footer())
                .dropWhile(String::isEmpty)
                .forEach(footer -> line(text(footer)));
        line(".fi");
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /// Text that roff shows as it is. groff(7): a dash, a backslash, a control character that leads a line
    private static String text(String plain) {
        String escaped = String.format(plain).replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
