package org.truebounce.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The manual page of a program and its commands, in the macros of man(7).
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandSpec program) {
        ManPage page = new ManPage();
        page.whole(program);
        return page.page.toString();
    }

    private void whole(CommandSpec program) {
        line(".\\\" Written by docs/regenerate from what the program tells of itself.");
        line(".TH " + program.name().toUpperCase(java.util.Locale.ROOT) + " 1 \"\" \"TrueBounce\" \"User Commands\"");
        section("NAME");
        text(program.name() + " - " + described(program.usageMessage().description()));
        section("SYNOPSIS");
        List<CommandSpec> commands = program.subcommands().values().stream()
                .map(command -> command.getCommandSpec())
                .filter(command -> !command.usageMessage().hidden())
                .distinct()
                .toList();
        commands.forEach(this::synopsis);
        section("DESCRIPTION");
        text(described(program.usageMessage().description()));
        footer(program);
        section("OPTIONS");
        program.options().forEach(this::option);
        section("COMMANDS");
        commands.forEach(this::command);
    }

    private void synopsis(CommandSpec command) {
        StringBuilder line = new StringBuilder(".B ").append(escaped(command.qualifiedName()));
        List<PositionalParamSpec> parameters = shown(command);
        line.append("\n.RI [ OPTIONS ]");
        for (PositionalParamSpec parameter : parameters) {
            line.append("\n.I ").append(escaped(parameter.paramLabel()));
            line.append(parameter.arity().max() > 1 ? " .\\|.\\|." : "");
        }
        line(line + "\n.br");
    }

    private static List<PositionalParamSpec> shown(CommandSpec command) {
        return command.positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .toList();
    }

    private void command(CommandSpec command) {
        line(".SS " + escaped(command.qualifiedName()));
        text(described(command.usageMessage().description()));
        shown(command).forEach(parameter -> term("\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter));
        command.options().forEach(this::option);
        footer(command);
    }

    private void option(OptionSpec option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            names.add("\\fB" + escaped(name) + "\\fR");
        }
        String value = option.arity().max() > 0 ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : "";
        if (!option.hidden()) {
            term(String.join(", ", names) + value, option);
        }
    }

    private void term(String term, ArgSpec argument) {
        line(".TP");
        line(term);
        text(described(argument.description()));
    }

    /// Lines that are set in stand as they are; others are paragraphs.
    private void footer(CommandSpec command) {
        boolean example = false;
        for (String footer : command.usageMessage().footer()) {
            String said = plain(footer);
            boolean inset = said.startsWith("  ");
            if (inset != example) {
                line(inset ? ".PP\n.RS 4\n.nf" : ".fi\n.RE");
                example = inset;
            }
            if (inset) {
                text(said.substring(2));
            } else if (!said.isBlank()) {
                line(".PP");
                text(said);
            }
        }
        if (example) {
            line(".fi\n.RE");
        }
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private static String described(String[] description) {
        return plain(String.join(" ", description));
    }

    private static String plain(String markup) {
        return Ansi.OFF.string(markup);
    }

    private void text(String text) {
        String safe = escaped(text);
        line(safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe);
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("~", "\\(ti")
                .replace("^", "\\(ha");
    }
}
