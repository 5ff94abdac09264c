package org.truebounce.remedies.scan;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// One run over files and folders, a few files at a time.
public final class Scan implements FileWalk.Visitor {
    /// Below the threads that clamd has by default, so that others are served too.
    private static final int AT_A_TIME = 4;

    private final Clamd clamd;
    private final ScanSink sink;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ScanTally tally = ScanTally.NONE;
    private boolean gone;

    private Scan(Clamd clamd, ScanSink sink) {
        this.clamd = clamd;
        this.sink = sink;
    }

    /// Scans all that lies at some paths.
    ///
    /// @return how much that was
    /// @throws ClamdGoneException where clamd went away meanwhile
    public static ScanTally of(List<String> paths, Clamd clamd, ScanSink sink) throws ClamdGoneException {
        Scan scan = new Scan(clamd, sink);
        try {
            paths.forEach(scan::walk);
        } finally {
            scan.threads.close(); // waits for the last files
        }
        if (scan.gone) {
            throw new ClamdGoneException("clamd went away in the middle, after "
                    + scan.tally.scanned()
                    + (scan.tally.scanned() == 1 ? " file" : " files")
                    + "; what came after was not scanned. Start clamd and scan again.");
        }
        return scan.tally;
    }

    private void walk(String path) {
        try {
            new FileWalk(this).walk(Path.of(path));
        } catch (InvalidPathException invalid) {
            unusable(path, "no file can have this name here");
        } catch (NoSuchFileException missing) {
            unusable(path, "no such file or folder");
        } catch (IOException unreadable) {
            unusable(path, "cannot be read");
        }
    }

    private synchronized void unusable(String path, String reason) {
        sink.unusable(path, reason);
    }

    @Override
    public boolean file(Path file, long size) {
        places.acquireUninterruptibly();
        if (isGone()) {
            places.release();
            return false;
        }
        threads.execute(() -> {
            try {
                new FileScan(clamd, this).scan(file, size);
            } catch (ClamdGoneException e) {
                lost();
            } finally {
                places.release();
            }
        });
        return true;
    }

    private synchronized boolean isGone() {
        return gone;
    }

    private synchronized void lost() {
        gone = true;
    }

    @Override
    public void unreadable(Path path) {
        notScanned(path.toString(), Obstacle.UNREADABLE);
    }

    @Override
    public synchronized void passedOver() {
        tally = tally.plusPassedOver();
    }

    synchronized void found(Finding finding) {
        tally = tally.plusFound();
        sink.found(finding);
    }

    synchronized void notScanned(String source, Obstacle obstacle) {
        tally = tally.plusNotScanned();
        sink.notScanned(source, obstacle);
    }

    synchronized void scanned(long size) {
        tally = tally.plusScanned(size);
        sink.progress(tally);
    }
}
