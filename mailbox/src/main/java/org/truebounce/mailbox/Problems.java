package org.truebounce.mailbox;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/// What went wrong, in words for a reader.
final class Problems {
    private Problems() {}

    static String reason(IOException problem) {
        String said = problem.getMessage();
        return switch (problem) {
            case NoSuchFileException ignored -> "no such file or folder";
            case AccessDeniedException ignored -> "permission denied";
            case FileSystemLoopException ignored -> "links lead in a circle";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            case EOFException ignored -> "the compressed data ends too early";
            case ZipException ignored -> "the compressed data is damaged" + (said == null ? "" : ": " + said);
            case IOException ignored -> said == null ? problem.getClass().getSimpleName() : said;
        };
    }
}
