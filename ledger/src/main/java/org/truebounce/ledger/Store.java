package org.truebounce.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// One connection to a database, used by one thread at a time.
final class Store implements AutoCloseable {
    /// How often a transaction is tried that another one stands in the way of.
    private static final int TRIES = 5;

    /// What is done with a connection.
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private final Location location;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    private Store(Location location, Connection connection) {
        this.location = location;
        this.connection = connection;
    }

    /// Connects.
    ///
    /// @throws LedgerException where there is no database
    static Store open(Location location) {
        try {
            Connection connection = switch (location) {
                case Location.File file -> Connections.sqlite(file.file());
                case Location.Server server -> Connections.postgresql(server.url());
            };
            return new Store(location, connection);
        } catch (SQLException | IOException unusable) {
            throw unusable(location, unusable);
        }
    }

    Location location() {
        return location;
    }

    /// Does something all or not at all.
    <T> T transaction(Work<T> work) {
        lock.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                Optional<T> done = attempt(work, attempt < TRIES);
                if (done.isPresent()) {
                    return done.get();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// The result; empty where another transaction stood in the way and there is to be another try.
    private <T> Optional<T> attempt(Work<T> work, boolean again) {
        try {
            connection.setAutoCommit(false);
            try {
                T done = work.with(connection);
                connection.commit();
                return Optional.of(done);
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            // Class 40 of SQL: rolled back by a deadlock or a conflict
            if (again && Optional.ofNullable(failed.getSQLState()).orElse("").startsWith("40")) {
                return Optional.empty();
            }
            throw unusable(location, failed);
        }
    }

    /// Asks something.
    <T> T ask(Work<T> work) {
        lock.lock();
        try {
            return work.with(connection);
        } catch (SQLException failed) {
            throw unusable(location, failed);
        } finally {
            lock.unlock();
        }
    }

    private static LedgerException unusable(Location location, Exception why) {
        String message = Optional.ofNullable(why.getMessage())
                .flatMap(text -> text.lines().findFirst())
                .orElse(why.getClass().getSimpleName());
        return new LedgerException("the ledger " + location.name() + " cannot be used: " + message, why);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException gone) {
            throw unusable(location, gone);
        } finally {
            lock.unlock();
        }
    }
}
