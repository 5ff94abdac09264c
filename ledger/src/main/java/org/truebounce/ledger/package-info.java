/// What was sent and what came back, remembered in a database: SQLite in a file, or PostgreSQL.
@NullMarked
package org.truebounce.ledger;

import org.jspecify.annotations.NullMarked;
