package saga

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Store keeps each saga in a file, together with the commands it has decided to send. A file takes the place of the one
// before in one step, so what a transaction has written is there whole after a crash, or not at all. One process uses a
// folder; make a Store with NewStore.
type Store struct {
	folder string
	now    func() time.Time
	mu     sync.Mutex
}

func NewStore(folder string, now func() time.Time) *Store {
	return &Store{folder: folder, now: now}
}

// record is what a file holds.
type record struct {
	Saga    OrderFulfillmentSaga
	Outbox  []OrderFulfillmentCommand
	AskedAt time.Time
}

// InTx runs work in a transaction on one saga: it commits when work returns nil.
func (s *Store) InTx(sagaID string, work func(tx OrderFulfillmentTx) error) error {
	return s.update(sagaID, func(r *record, found bool) (bool, error) {
		tx := &transaction{record: r, found: found, now: s.now()}
		err := work(tx)
		return tx.written, err
	})
}

// Find returns a saga as it is now.
func (s *Store) Find(sagaID string) (saga OrderFulfillmentSaga, found bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, found, err := s.read(s.fileOf(sagaID))
	return r.Saga, found, err
}

// update commits what change has done to a record, if it says that it has.
func (s *Store) update(sagaID string, change func(r *record, found bool) (changed bool, err error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	file := s.fileOf(sagaID)
	r, found, err := s.read(file)
	if err != nil {
		return err
	}
	if changed, err := change(&r, found); err != nil || !changed {
		return err
	}
	return replaceFile(file, r)
}

// all returns every record there is.
func (s *Store) all() ([]record, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	files, err := filepath.Glob(filepath.Join(s.folder, "*.json"))
	if err != nil {
		return nil, err
	}
	var records []record
	for _, file := range files {
		r, found, err := s.read(file)
		if err != nil {
			return nil, err
		}
		if found {
			records = append(records, r)
		}
	}
	return records, nil
}

func (s *Store) read(file string) (r record, found bool, err error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return r, false, nil
	}
	if err != nil {
		return r, false, err
	}
	return r, true, json.Unmarshal(text, &r)
}

// fileOf escapes what an id may hold and a file name may not.
func (s *Store) fileOf(sagaID string) string {
	return filepath.Join(s.folder, strings.ReplaceAll(url.PathEscape(sagaID), "*", "%2A")+".json")
}

// replaceFile commits: the rename is what happens whole or not at all, and only once the contents are on the disk.
func replaceFile(file string, r record) error {
	text, err := json.Marshal(r)
	if err != nil {
		return err
	}
	temporary := file + ".new"
	if err := writeThrough(temporary, text); err != nil {
		return err
	}
	if err := os.Rename(temporary, file); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(file))
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

func writeThrough(file string, text []byte) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return firstError(err, f.Sync(), f.Close())
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// transaction collects what is written until the commit.
type transaction struct {
	record  *record
	found   bool
	now     time.Time
	written bool
}

func (t *transaction) Load(context.Context, string) (OrderFulfillmentSaga, bool, error) {
	return t.record.Saga, t.found, nil
}

func (t *transaction) Save(_ context.Context, saga OrderFulfillmentSaga) error {
	t.record.Saga, t.written = saga, true
	return nil
}

func (t *transaction) Enqueue(_ context.Context, command OrderFulfillmentCommand) error {
	t.record.Outbox = append(t.record.Outbox, command)
	t.record.AskedAt, t.written = t.now, true
	return nil
}
