package org.truebounce.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Names the job on a distributed engine, which is a program of its own: the script `truebounce` starts it.
@Command(
        name = "stream",
        customSynopsis = {
            "truebounce stream --local FOLDER [--sent FOLDER] [--out FOLDER] [SETTINGS]",
            "truebounce stream --kafka.servers HOST:PORT [SETTINGS]"
        },
        description = {
            "Judges the notices of a whole provider as a job of Apache Flink: a topic of Kafka, or the mail of a folder.",
            "It is a program of its own, which the first call builds; its own --help lists all settings."
        },
        footer = {"", "Example:", "  truebounce stream --local ~/Mail/archive --sent ~/Mail/Sent --out result"})
final class StreamCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @SuppressWarnings("UnusedVariable") // taken, so that none of them is a mistake
    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "is a program of its own: start it with ./truebounce stream, or stream/start");
    }
}
